"""An article's HTML becomes what its reader gets: passages in order with words, colours, links, and pictures.

Mark-up that changes nothing for a reader (a span more, an attribute of the editor, another way to write a colour)
leaves the reading as it is, so that two readings differ exactly where a reader would notice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import html as lxml_html
from lxml.html import HtmlElement

from build_scripts.canonical import canonical_json

_PASSAGES = frozenset(
    "p section h1 h2 h3 h4 h5 h6 li td th blockquote figure figcaption div table tr pre ul ol".split()
)
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "head"})
_ROLES = {"h1": "h", "h2": "h", "h3": "h", "h4": "h", "h5": "h", "h6": "h", "td": "cell", "th": "cell"}
_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\([^)]*\)")
_HEAVY = re.compile(r"(?:bold|bolder|[6-9]00)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    colour: str = ""
    """#rrggbb; empty: the page's own."""
    ground: str = ""
    """Of the nearest coloured box."""
    frame: str = ""
    """Colour of the nearest border."""
    heavy: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or cell, or a picture."""

    runs: tuple[Run, ...] = ()
    role: str = ""
    """``h``, ``cell`` or empty."""
    picture: str = ""
    """Address of a picture."""
    alt: str = ""

    @property
    def text(self) -> str:
        """Its words without their look."""
        return "".join(run.text for run in self.runs)

    @property
    def name(self) -> str:
        """What it is recognised by."""
        return f"\0{self.picture}" if self.picture else self.text


Reading = tuple[Passage, ...]


def read(html: str, pictures: Mapping[str, str] | None = None) -> Reading:
    """The reading of a fragment or page. ``pictures`` gives addresses other names, so that what stands in a bundle and
    what the platform issued for it are the same."""
    tree = lxml_html.fragment_fromstring(html, create_parent="section")
    return _Reader(pictures or {}).passages(tree)


def digest(reading: Reading) -> str:
    """64 hexadecimal digits that stay while a reader would see no difference."""
    return hashlib.sha256(canonical_json(list(reading)).encode()).hexdigest()


def article_of(page: str) -> str:
    """The article's own HTML out of a released page; empty when it holds none."""
    tree = lxml_html.document_fromstring(page)
    found = next((one for one in tree.iter() if one.get("id") == "js_content"), None)
    if found is None:
        return ""
    parts = [str(lxml_html.tostring(child, encoding="unicode")) for child in found]
    return (found.text or "") + "".join(parts)


def plain_address(address: str) -> str:
    """An address of a picture as it counts: https, without what only says its format, its size or the sender. The
    platform gives one picture out at several sizes, ``…/0`` and ``…/640``."""
    base = re.split(r"[?#]", address.strip(), maxsplit=1)[0]
    base = re.sub(r"^(?:http:)?//", "https://", base)
    if base.startswith("https://mmbiz.qpic.cn/"):
        base = re.sub(r"/\d+$", "", base.replace("/sz_mmbiz", "/mmbiz", 1))
    return base


class _Reader:
    def __init__(self, pictures: Mapping[str, str]) -> None:
        self._names = {plain_address(k): v for k, v in pictures.items()}
        self._done: list[Passage] = []
        self._runs: list[Run] = []

    def passages(self, tree: HtmlElement) -> Reading:
        self._walk(tree, Run(""), "")
        self._close("")
        return tuple(self._done)

    def _walk(self, element: HtmlElement, look: Run, role: str) -> None:
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            return
        block = element.tag in _PASSAGES
        role_here = _ROLES.get(element.tag, role)
        if block:
            self._close(role)
        look = _look(element, look)
        if element.tag == "br":
            self._runs.append(replace(look, text="\n"))
        elif element.tag == "img":
            self._picture(element, role)
        self._words(element.text, look)
        for child in element:
            self._walk(child, look, role_here)
            self._words(child.tail, look)
        if block:
            self._close(role_here)

    def _words(self, text: str | None, look: Run) -> None:
        if text:
            self._runs.append(replace(look, text=text))

    def _picture(self, element: HtmlElement, role: str) -> None:
        self._close(role)
        address = plain_address(str(element.get("data-src") or element.get("src") or ""))
        self._done.append(
            Passage(picture=self._names.get(address, address) or "?", alt=str(element.get("alt", "")))
        )

    def _close(self, role: str) -> None:
        runs = tuple(_joined(self._runs))
        self._runs = []
        if runs:
            self._done.append(Passage(runs, role))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """White space as a browser shows it; neighbours of one look become one."""
    merged: list[Run] = []
    for run in runs:
        # A word joiner holds two signs on one line and is no word.
        text = (
            run.text
            if run.text == "\n"
            else re.sub(r"[ \t\r\n\f\u200b]+", " ", run.text.replace("\u2060", ""))
        )
        before = merged[-1].text if merged else "\n"
        if text.startswith(" ") and before.endswith((" ", "\n")):
            text = text[1:]
        if text == "\n":
            # A line break has no look of its own, and swallows the space before it.
            if merged:
                merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip(" ") + "\n")
            continue
        if not text:
            continue
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + text)
        else:
            merged.append(replace(run, text=text))
    while merged and not merged[-1].text.strip():
        merged.pop()
    if merged:
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    yield from merged


def _look(element: HtmlElement, above: Run) -> Run:
    style = _declarations(str(element.get("style", "")))
    look = above
    if element.tag in {"strong", "b", "th", "h1", "h2", "h3", "h4", "h5", "h6"}:
        look = replace(look, heavy=True)
    if "color" in style:
        look = replace(look, colour=_colour(style["color"]) or look.colour)
    for name in ("background-color", "background"):
        if name in style:
            look = replace(look, ground=_colour(style[name]) or look.ground)
    for name, value in style.items():
        if name.startswith("border") and "radius" not in name and _colour(value):
            look = replace(look, frame=_colour(value))
    if "font-weight" in style:
        look = replace(look, heavy=bool(_HEAVY.search(style["font-weight"])))
    if element.tag == "a" and element.get("href"):
        look = replace(look, link=str(element.get("href")))
    return look


def _declarations(style: str) -> dict[str, str]:
    parts = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in parts if value.strip()}


def _colour(value: str) -> str:
    """#rrggbb of what a value says; empty when it says none or lets everything through."""
    found = _COLOUR.search(value)
    if found is None:
        return ""
    text = found[0]
    if text.startswith("#"):
        digits = text[1:]
        return "#" + (digits if len(digits) == 6 else "".join(c * 2 for c in digits))
    numbers = [float(part.rstrip("%")) for part in re.findall(r"[\d.]+%?", text)]
    if len(numbers) < 3 or (len(numbers) > 3 and numbers[3] == 0):
        return ""
    return "#" + "".join(f"{min(255, round(n)):02x}" for n in numbers[:3])
