"""A shape's number becomes the timing that makes it appear on a click."""

from __future__ import annotations

from lxml import etree

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def appears_on_click(shape: int) -> etree._Element:
    """A ``p:timing`` with one effect: the shape with this id is not to be seen before the first click."""
    at_once = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    effect = (
        '<p:set><p:cBhvr><p:cTn id="6" dur="1" fill="hold">'
        f'{at_once}</p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
    )
    click = (
        '<p:par><p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
        f'nodeType="clickEffect">{at_once}<p:childTnLst>{effect}</p:childTnLst></p:cTn></p:par>'
    )
    inner = f'<p:par><p:cTn id="4" fill="hold">{at_once}<p:childTnLst>{click}</p:childTnLst></p:cTn></p:par>'
    waits = (
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
        f"<p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
    )
    steps = "".join(
        f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'
        for name, event in (("prev", "onPrev"), ("next", "onNext"))
    )
    main = (
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{waits}</p:childTnLst></p:cTn>{steps}</p:seq>"
    )
    return etree.fromstring(
        f'<p:timing xmlns:p="{_P}"><p:tnLst><p:par>'
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        f"<p:childTnLst>{main}</p:childTnLst></p:cTn></p:par></p:tnLst>"
        f'<p:bldLst><p:bldP spid="{shape}" grpId="0" animBg="1"/></p:bldLst></p:timing>'
    )
