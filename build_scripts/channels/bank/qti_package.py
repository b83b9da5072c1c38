"""A bank becomes a QTI 2.1 package: its items, a test of them, and the manifest, zipped."""

from __future__ import annotations

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.qti import NAMESPACE, TOOL, qti_id, qti_item
from build_scripts.channels.bank.shuffle import in_order
from build_scripts.channels.bank.trees import child, document, root
from build_scripts.render.archive import zipped

PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ITEM, _TEST = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"


def qti(bank: Bank) -> bytes:
    """The package; ``imsmanifest.xml`` comes first."""
    marked = in_order(bank.items, "qti")
    files = [(f"items/{one.item.question}.xml", qti_item(one, bank)) for one in marked]
    return zipped([("imsmanifest.xml", _manifest(bank)), ("test.xml", _test(bank)), *files])


def _test(bank: Bank) -> bytes:
    whole = root(
        NAMESPACE,
        "assessmentTest",
        {
            "identifier": bank.edition.code,
            "title": bank.title,
            "toolName": TOOL,
        },
    )
    part = child(
        whole, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    section = child(part, "assessmentSection", identifier="quiz", title=bank.title, visible="true")
    for item in bank.items:
        child(section, "assessmentItemRef", identifier=qti_id(item, bank), href=f"items/{item.question}.xml")
    return document(whole)


def _manifest(bank: Bank) -> bytes:
    whole = root(PACKAGING, "manifest", {"identifier": f"banyan-{bank.edition.code}"})
    about = child(whole, "metadata")
    child(about, "schema", "QTIv2.1 Package")
    child(about, "schemaversion", "1.0.0")
    child(whole, "organizations")
    resources = child(whole, "resources")
    test = child(resources, "resource", identifier="test", type=_TEST, href="test.xml")
    child(test, "file", href="test.xml")
    for item in bank.items:
        child(test, "dependency", identifierref=qti_id(item, bank))
    for item in bank.items:
        href = f"items/{item.question}.xml"
        child(
            child(resources, "resource", identifier=qti_id(item, bank), type=_ITEM, href=href),
            "file",
            href=href,
        )
    return document(whole)
