"""Numbers of notes in HTML stay with the word before them, are told apart, and none is said twice in a row."""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.html import HtmlElement

_WORD_JOINER = "\u2060"
_BINDING = " \n" + _WORD_JOINER
_NOTE = "cite"
NEXT = "next"
"""The class of a note right behind another: the style sheet parts 5 and 6, which would else be read as 56."""


def neighbour(note: HtmlElement) -> HtmlElement | None:
    """The note right before a note, with no word between."""
    before = note.getprevious()
    if before is None or _NOTE not in _classes(before) or (before.tail or "").strip(_BINDING):
        return None
    return before


def tell_apart(root: HtmlElement) -> None:
    """Of neighbours with the same number the first alone is left, and bears the marks (classes) of the others as empty
    elements, so that links still lead there; a neighbour with another number gets the class ``next``."""
    for note in [one for one in root.iter("sup") if _NOTE in _classes(one)]:
        before = neighbour(note)
        if before is None:
            continue
        if before.text_content() != note.text_content():
            note.set("class", f"{note.get('class')} {NEXT}")
            continue
        marks = [name for name in _classes(note) if name != _NOTE]
        if marks:
            before.append(lxml_html.Element("span", {"class": " ".join(marks)}))
        before.tail = note.tail
        before.getparent().remove(note)


def bind(note: HtmlElement) -> None:
    """Puts a word joiner instead of space before a note."""
    before, parent = note.getprevious(), note.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip(_BINDING) + _WORD_JOINER
    elif parent is not None and (parent.text or "").strip():
        parent.text = (parent.text or "").rstrip(_BINDING) + _WORD_JOINER


def hold(root: HtmlElement) -> None:
    """Puts neighbours into one element that does not break: the engine ends a line between 13 and the comma of 14,
    whatever joins them."""
    for note in [one for one in root.iter("sup") if NEXT in _classes(one)]:
        before = note.getprevious()
        if before.tag == "sup":
            whole = lxml_html.Element("span", {"class": "keep"})
            before.addprevious(whole)
            whole.append(before)
        else:
            whole = before
        whole[-1].tail = (whole[-1].tail or "") + (whole.tail or "")
        whole.tail = None
        whole.append(note)
        note.tail, whole.tail = None, note.tail


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
