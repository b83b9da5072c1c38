"""A bundle is held to the platform's rules; what would be refused, cut or lost stops the build.

The numbers of the rows are those of the acceptance list in the research note on WeChat.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import html as lxml_html
from PIL import Image

from build_scripts.channels.wechat import limits
from build_scripts.channels.wechat.cover import Covers
from build_scripts.channels.wechat.pictures import Drawn
from build_scripts.model import Edition, ProgrammeText
from build_scripts.render.faults import Overflow

_COLOUR = re.compile(r"(?<![-\w])color:\s*([^;]+)")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_SIZE = re.compile(r"(?<![-\w])font-size:\s*([\d.]+)px")
_LINE = re.compile(r"line-height:\s*([\d.]+)(px)?")


def demand(
    edition: Edition, programme: ProgrammeText, html: str, pictures: tuple[Drawn, ...], covers: Covers
) -> None:
    """Overflow with everything that is wrong, if anything is."""
    faults = [
        *of_metadata(edition.title, programme.publisher, edition.summary, edition.url),
        *of_fragment(html, {p.path: p for p in pictures}),
        *of_pictures(pictures, covers),
    ]
    if faults:
        raise Overflow("", "; ".join(faults))


def of_metadata(title: str, author: str, digest: str, address: str) -> Iterator[str]:
    """Row 20."""
    for name, text, limit in (
        ("title", title, limits.TITLE),
        ("author", author, limits.AUTHOR),
        ("digest", digest, limits.DIGEST),
    ):
        if not text:
            yield f"20: {name} is empty"
        elif limits.length(text) > limit:
            yield f"20: {name} has {limits.length(text):g} characters, at most {limit}"
    if len(address.encode()) > limits.ADDRESS_BYTES:
        yield "20: the source address is too long"


def of_fragment(html: str, pictures: dict[str, Drawn]) -> Iterator[str]:
    """Rows 1 to 21 as far as they concern the fragment; each fault once."""
    if len(html) >= limits.CONTENT_CHARACTERS or len(html.encode()) >= limits.CONTENT_BYTES:
        yield f"21: {len(html)} characters with mark-up, fewer than {limits.CONTENT_CHARACTERS} are taken"
    if re.search(r"<(!doctype|html|head|body)\b", html, re.IGNORECASE):
        yield "1: a document, not a fragment"
    tree = lxml_html.fragment_fromstring(html, create_parent="section")
    faults: dict[str, None] = {}
    for element in tree.iterdescendants():
        for fault in _of_element(element, pictures):
            faults[fault] = None
    if re.search(r"\*\*|__", str(tree.text_content())):
        faults["23: stray emphasis marks"] = None
    yield from faults


def _of_element(element: lxml_html.HtmlElement, pictures: dict[str, Drawn]) -> Iterator[str]:
    name = str(element.tag)
    if name not in limits.TAGS:
        yield f"2: <{name}>"
        return
    allowed = limits.ATTRIBUTES["*"] | limits.ATTRIBUTES.get(name, set())
    for attribute in element.attrib:
        if attribute not in allowed:
            yield f"3: attribute {attribute}"
    yield from _of_style(str(element.get("style", "")))
    if name == "img":
        picture = pictures.get(str(element.get("src")))
        if picture is None:
            yield f"9: picture {element.get('src')} is not in the bundle"
        elif not element.get("alt") or element.get("data-w") != str(picture.width):
            yield f"9: picture {picture.path} lacks alt or data-w"
    if name == "a" and not str(element.get("href", "")).startswith(limits.LINKS_TO):
        yield f"12: link to {element.get('href')}"
    if name in {"ul", "ol"} and any(a.tag in {"ul", "ol"} for a in element.iterancestors()):
        yield "14: nested list"
    if name == "table":
        frame = element.getparent()
        if frame is None or "overflow-x" not in str(frame.get("style", "")):
            yield "15: a table that does not scroll"
    if _nesting(element) > limits.NESTING:
        yield f"18: more than {limits.NESTING} <{name}> in one another"


def _nesting(element: lxml_html.HtmlElement) -> int:
    """How many elements of this name are each the only child of the one before."""
    depth = 1
    parent = element.getparent()
    while parent is not None and parent.tag == element.tag and len(parent) == 1:
        depth += 1
        parent = parent.getparent()
    return depth


def _of_style(style: str) -> Iterator[str]:
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        if name not in limits.STYLES:
            yield f"4: style {name}"
        if "var(" in value or "!important" in value or "url(" in value:
            yield f"4: value of {name}"
        if name == "text-align" and value in {"start", "end"}:
            yield f"6: text-align {value}"
        if name in {"width", "max-width", "height"} and re.search(r"\d(px|pt|cm|em)", value):
            yield f"8: fixed {name}"
    size, line = _SIZE.search(style), _LINE.search(style)
    if size and line:
        height = float(line[1]) if line[2] else float(line[1]) * float(size[1])
        if height < 1.2 * float(size[1]):
            yield f"7: line height {height:g} for {size[1]} px"
    colour = _COLOUR.search(style)
    if colour and not _HEX.fullmatch(colour[1].strip()):
        yield f"19: colours are written as #rrggbb, not {colour[1].strip()}"
    elif colour and "background-color" not in style:
        if contrast(colour[1].strip(), "#ffffff") < limits.LIGHT_CONTRAST:
            yield f"19: {colour[1].strip()} is too pale on white"
        if contrast(colour[1].strip(), limits.DARK_GROUND) < limits.DARK_CONTRAST:
            yield f"19: {colour[1].strip()} is too dark on a dark ground"


def of_pictures(pictures: tuple[Drawn, ...], covers: Covers) -> Iterator[str]:
    """Rows 10 and 22."""
    for name, data, size in (
        *((p.path, p.data, (p.width, p.height)) for p in pictures),
        ("cover.png", covers.wide, limits.COVER),
        ("cover-square.png", covers.square, (limits.SQUARE, limits.SQUARE)),
    ):
        if len(data) >= limits.PICTURE_BYTES:
            yield f"10: {name} has {len(data)} bytes"
        with Image.open(io.BytesIO(data)) as image:
            if image.format not in {"PNG", "JPEG"} or image.size != size:
                yield f"10: {name} is {image.format} {image.size}"


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two colours written as #rgb or #rrggbb; from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
