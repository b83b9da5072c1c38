"""Rows 13, 21 and 23: notes and their numbers, length, emphasis that was not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.wechat.checker import limits
from build_scripts.wechat.checker.finding import Finding
from build_scripts.wechat.checker.source import Element, Piece, Source
from build_scripts.wechat.checker.walk import Reporter

_MARK = re.compile(r"\s*\[(\d{1,3})\]\s*")
_NOTE = re.compile(r"\s*\[(\d{1,3})\](?!\()")
_ADDRESS = re.compile(
    r"(?:https?://\S|www\.\S|mailto:\S|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|org|net|example|invalid)\b)"
)
_STRAY = re.compile(r"\*\*|(?<![\w/_.-])__(?=\S)")
_LINE_ENDS = frozenset(
    "p section div br li tr td th h1 h2 h3 h4 h5 h6 blockquote figcaption ul ol table".split()
)


@dataclass(frozen=True, slots=True)
class Note:
    """A link that became a note, as article.json lists it."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class _Line:
    """Text up to the next break or block, with where it begins; marks that stand raised are left out."""

    text: str
    offset: int


def of_length(source: Source, report: Reporter) -> Iterator[Finding]:
    """Row 21."""
    characters, octets = limits.sent_length(source.text), len(source.text.encode())
    if not report.ours:
        if characters >= limits.CONTENT_CHARACTERS or octets >= limits.CONTENT_BYTES:
            most, heaviest = limits.CONTENT_CHARACTERS, limits.CONTENT_BYTES
            yield report.whole("M213", found=characters, octets=octets, most=most, heaviest=heaviest)
        return
    if characters >= limits.CONTENT_CHARACTERS:
        yield report.whole("M211", found=characters, most=limits.CONTENT_CHARACTERS)
    if octets >= limits.CONTENT_BYTES:
        yield report.whole("M212", found=octets, most=limits.CONTENT_BYTES)


def of_emphasis(source: Source, report: Reporter) -> Iterator[Finding]:
    """Row 23."""
    for piece in source.root.pieces():
        for match in _STRAY.finditer(piece.text):
            yield report.at("M231", piece.offset + match.start(), marks=match[0])


def of_notes(source: Source, listed: tuple[Note, ...] | None, report: Reporter) -> Iterator[Finding]:
    """Row 13. ``listed``: what the bundle says of its links; None where there is no bundle."""
    marks = [
        (int(match[1]), element.offset)
        for element in source.root.walk()
        if element.name == "sup" and (match := _MARK.fullmatch(element.text()))
    ]
    notes: list[tuple[int, _Line]] = []
    for line in _lines(source.root):
        match = _NOTE.match(line.text)
        if match is not None and _ADDRESS.search(line.text):
            notes.append((int(match[1]), line))
    told = Counter(number for number, _ in notes)
    expected = 1
    seen: set[int] = set()
    for number, offset in marks:
        if number in seen:
            continue
        seen.add(number)
        if number != expected:
            yield report.at("M132", offset, number=number, expected=expected)
        expected = max(expected, number) + 1 if number >= expected else expected
        if not told[number]:
            yield report.at("M131", offset, number=number)
    for number, line in notes:
        if told[number] > 1:
            yield report.at("M133", line.offset, number=number, count=told[number])
        elif number not in seen and marks:
            yield report.at("M134", line.offset, number=number)
    for note in listed or ():
        if not any(number == note.number and note.address in line.text for number, line in notes):
            yield report.whole("M135", number=note.number, address=note.address)


def _lines(root: Element) -> list[_Line]:
    found: list[_Line] = []
    text: list[str] = []
    begins: list[int] = []

    def end() -> None:
        if "".join(text).strip():
            found.append(_Line("".join(text), begins[0]))
        text.clear()
        begins.clear()

    def walk(element: Element) -> None:
        for child in element.children:
            if isinstance(child, Piece):
                lead = len(child.text) - len(child.text.lstrip())
                if child.text.strip() and not begins:
                    begins.append(child.offset + (lead if child.exact else 0))
                if begins:
                    text.append(child.text)
            elif child.name in {"style", "script"} or (
                child.name == "sup" and _MARK.fullmatch(child.text()) and begins
            ):
                continue
            else:
                breaks = child.name in _LINE_ENDS
                if breaks:
                    end()
                walk(child)
                if breaks:
                    end()

    walk(root)
    end()
    joined: list[_Line] = []
    for line in found:
        # Some tools set a note's number in a box of its own.
        if joined and _MARK.fullmatch(joined[-1].text):
            joined[-1] = _Line(f"{joined[-1].text.strip()} {line.text}", joined[-1].offset)
        else:
            joined.append(line)
    return joined
