"""Rows 1 to 3, 9, 11, 12 and 17: what the editor does to tags, attributes, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from build_scripts.wechat.checker import limits
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.source import Attribute, Element, Source
from build_scripts.wechat.checker.walk import Reporter, Seen

_BLACK = re.compile(r"(?:black|#0{3}|#0{6}|#1{3}|#1{6}|rgb\(0, ?0, ?0\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownPicture:
    """A picture file that an article may show."""

    width: int
    """Pixels; 0 where the file cannot be read."""


def of_document(source: Source, report: Reporter) -> Iterator[Finding]:
    """Row 1, and what a document's head would have done."""
    if source.declaration is not None:
        yield report.at("M011", source.declaration, what="!doctype")
    for element in source.root.walk():
        if element.name in {"html", "head", "body"}:
            yield report.at("M011", element.offset, what=element.name)


def of_tag(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Rows 2, 3 and 17."""
    element = one.element
    if element.name in {"html", "head", "body"}:
        return
    if one.look.drawn:
        yield from _drawing(element, report)
    elif element.name == "style":
        yield report.at("M023", element.offset, rules=_rules(element))
    elif element.name in limits.TAGS_DROPPED:
        if not _without_effect(element) and not _is_video(element):
            yield report.at("M022", element.offset, tag=element.name)
    elif element.name not in limits.TAGS_KEPT and not limits.TAGS_OF_EDITOR.fullmatch(element.name):
        yield report.at("M021", element.offset, tag=element.name)
    for attribute in element.attributes:
        if attribute.name.startswith("on"):
            yield report.at("M032", attribute.offset, name=attribute.name)
        elif not one.look.drawn and not _said(element) and _is_idle(element, attribute, report):
            yield report.at("M031", attribute.offset, name=attribute.name)


def _is_idle(element: Element, attribute: Attribute, report: Reporter) -> bool:
    """Whether somebody may have meant something by an attribute that does nothing."""
    if report.ours:
        return attribute.name not in limits.ATTRIBUTES["*"] | limits.ATTRIBUTES.get(element.name, set())
    if limits.TAGS_OF_EDITOR.fullmatch(element.name) or (
        element.name in {"a", "img"} and attribute.name == "rel"
    ):
        return False
    if attribute.name == "class":
        return limits.CLASSES_OF_EDITOR.fullmatch(attribute.value) is None
    return attribute.name in limits.ATTRIBUTES_IDLE


def _is_video(element: Element) -> bool:
    """Whether the editor has put it in itself."""
    address = element.get("data-src") or element.get("src")
    return element.name == "iframe" and _host(address)[1] in limits.VIDEO_HOSTS


def _said(element: Element) -> bool:
    """Whether the loss of the tag is told already."""
    return element.name in limits.TAGS_DROPPED


def _without_effect(element: Element) -> bool:
    """Whether nobody sees that it is gone: a page's title and remarks, but no style sheet from elsewhere."""
    if element.name == "link" and "stylesheet" in element.get("rel"):
        return False
    return element.name in {"title", "meta", "link", "base"} and any(
        a.name == "head" for a in element.above()
    )


def _rules(element: Element) -> int:
    return sum(child.text.count("{") for child in element.children if not isinstance(child, Element))


def _drawing(element: Element, report: Reporter) -> Iterator[Finding]:
    if element.name in limits.SVG_REFUSED:
        yield report.at("M173", element.offset, tag=element.name)
    elif element.name not in limits.SVG_TAGS:
        yield report.at("M021", element.offset, tag=element.name)
    for attribute in element.attributes:
        value = attribute.value
        if attribute.name == "id":
            yield report.at("M171", attribute.offset, id=value)
        elif attribute.name in {"href", "xlink:href"} and value.startswith("#"):
            yield report.at("M172", attribute.offset, target=value)
        elif attribute.name == "begin" and "touchstart" in value and "click" not in value:
            yield report.at("M174", attribute.offset)
        elif attribute.name in {"fill", "stroke"} and _BLACK.fullmatch(value.strip()):
            yield report.at("M175", attribute.offset, value=value)
        found = re.search(r"url\(\s*[\"']?(#[^)\"']*)", value)
        if found is not None:
            yield report.at("M172", attribute.offset, target=found[1])


def of_picture(
    element: Element, known: Mapping[str, KnownPicture] | None, report: Reporter
) -> Iterator[Finding]:
    """Rows 9 and 11. ``known``: the pictures that lie beside the article; None where nothing is known of them."""
    if "ProseMirror-separator" in element.get("class"):
        return
    source = element.attribute("data-src") or element.attribute("src")
    if source is not None and not source.value.strip() and not report.ours:
        return
    offset = source.offset if source is not None else element.offset
    address = source.value.strip() if source is not None else ""
    name = address or "?"
    here: KnownPicture | None = None
    if not address or address.startswith("data:") or _elsewhere(address):
        yield report.at("M111", offset, address=name)
    elif not _issued(address) and known is not None:
        here = known.get(address)
        if here is None:
            yield report.at("M091", offset, src=name)
    if not element.get("alt").strip():
        yield report.at("M092", element.offset, src=name)
    width = element.attribute("data-w")
    if width is None:
        yield report.at("M093", element.offset, src=name)
    elif here is not None and here.width and width.value != str(here.width):
        yield report.at("M094", width.offset, src=name, given=width.value, found=here.width)


def _host(address: str) -> tuple[str, str]:
    """Scheme and host; of what is no address, a scheme that nothing has."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "?", ""
    return parts.scheme, parts.netloc


def _issued(address: str) -> bool:
    return _host(address)[1] in limits.PICTURE_HOSTS


def _elsewhere(address: str) -> bool:
    scheme, host = _host(address)
    if scheme in {"", "https", "http"}:
        return bool(host) and host not in limits.PICTURE_HOSTS
    return True


def of_addresses(one: Seen, report: Reporter) -> Iterator[Finding]:
    """Row 11, in styles and SVG: what is loaded from elsewhere."""
    for given in one.declarations:
        for match in re.finditer(r"url\(\s*[\"']?([^)\"']*)", given.value):
            address = match[1].strip()
            if not address and not report.ours:
                continue
            if one.look.drawn and address.startswith("#"):
                yield report.at("M172", given.offset, target=address)
            elif not _issued(address):
                yield report.at("M112", given.offset, name=given.name, address=address)
    if one.element.name == "image":
        for attribute in one.element.attributes:
            if attribute.name in {"href", "xlink:href"} and not _issued(attribute.value):
                yield report.at("M111", attribute.offset, address=attribute.value)


def of_link(element: Element, report: Reporter) -> Iterator[Finding]:
    """Row 12."""
    href = element.attribute("href")
    works = (limits.LINKS_TO,) if report.ours else limits.LINKS_WORK
    if href is None or not href.value.strip() or href.value.startswith(works):
        return
    if href.value.startswith("#"):
        yield report.at("M122", href.offset, address=href.value)
    else:
        yield report.at("M121", href.offset, address=href.value)
