"""Lessons' Markdown → headings, links, pictures, emphasis and lists that would not come out as the author meant."""

from __future__ import annotations

import re

from build_scripts.diagnostics import Findings
from build_scripts.model import SETTINGS, Block, Catalogue, Lesson, LessonText, Location
from build_scripts.validate import kinds
from build_scripts.validate.emphasis import stray
from build_scripts.validate.index import indexed_lessons
from build_scripts.validate.masks import without_code
from build_scripts.validate.places import Places
from build_scripts.validate.prose import (
    Piece,
    calculator_pieces,
    flow_pieces,
    quiz_pieces,
    text_pieces,
    workshop_pieces,
)

_HEADING = re.compile(r"^(?P<marks>#{1,6})(?!#)[ \t]*(?P<words>\S.*)$", re.MULTILINE)
_UNDERLINE = re.compile(r"^(?P<words>[^\n|#>\s-][^\n|]*)\n(?P<line>=+|-{2,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<target>[^()\s<>]*)>?(?:\s+[\"'][^\n]*?[\"'])?\s*\)"
)
_DEFINITION = re.compile(r"^\[(?P<words>[^\]\n]+)\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE)
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(?P<name>src|alt)\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)", re.IGNORECASE)
_TOP_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])[ \t]+\S", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+\.[ \t]+\S", re.MULTILINE)
_BULLET = re.compile(r"^[-*+][ \t]+\S", re.MULTILINE)


def check_markdown(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """L501–L505, L510, L511, L514, L516, L518."""
    lessons = frozenset(indexed_lessons(catalogue))
    for lesson in catalogue.lessons:
        pictures = frozenset(
            picture.path.removeprefix(f"content/lessons/{lesson.id}/") for picture in lesson.pictures
        )
        checker = _Checker(lessons, pictures, places, findings)
        for text in (lesson.zh, lesson.en):
            checker.text(lesson, text)
        for piece in quiz_pieces(lesson):
            checker.inline(piece)
    checker = _Checker(lessons, frozenset(), places, findings)
    for workshop in catalogue.workshops:
        for piece in workshop_pieces(workshop):
            checker.inline(piece)
    for flow in catalogue.flows:
        for piece in flow_pieces(flow):
            checker.inline(piece)
    for calculator in catalogue.calculators:
        for piece in calculator_pieces(calculator):
            checker.inline(piece)


class _Checker:
    """The Markdown of one lesson, or of what has no pictures: workshops, flows, calculators."""

    def __init__(
        self, lessons: frozenset[str], pictures: frozenset[str], places: Places, findings: Findings
    ) -> None:
        self.lessons = lessons
        self.pictures = pictures
        self.places = places
        self.findings = findings

    def text(self, lesson: Lesson, text: LessonText) -> None:
        present = {block.kind for block in text.blocks}
        for kind in kinds.REQUIRED:
            # A misspelt kind is reported as unknown; it is then not missing too.
            if kind not in present and present <= {*kinds.ALL}:
                self.findings.add("L511", text.location, block=kind, required=", ".join(kinds.REQUIRED))
        for piece in text_pieces(lesson.id, text, self.places):
            self.inline(piece)
        self._settings(text)
        self._may_drop(text)
        level = 1
        for block in text.blocks:
            level = self._headings(block, level)
            if block.kind == "key-messages":
                count = len(_TOP_ITEM.findall(block.markdown))
                if count != 3:
                    self.findings.add("L510", block.location, count=count)
            if block.kind == "steps" and not _NUMBERED.search(block.markdown):
                self.findings.add("L514", self._steps(block))

    def _settings(self, text: LessonText) -> None:
        """L516: three messages for everybody, and of the other blocks that every lesson has, one in each setting."""
        for kind in kinds.REQUIRED:
            blocks = [block for block in text.blocks if block.kind == kind]
            limited = [block for block in blocks if block.settings]
            served = set(SETTINGS) if len(limited) < len(blocks) else {s for b in limited for s in b.settings}
            if limited and (kind == "key-messages" or not served >= set(SETTINGS)):
                at = self.places.find(limited[0].location, "settings", near=6)
                self.findings.add("L516", at, block=kind, other="what" if kind == "key-messages" else kind)

    def _may_drop(self, text: LessonText) -> None:
        """L518: a small leaflet has these kinds, and says nothing without the others that it has."""
        for block in text.blocks:
            if block.may_drop and block.kind not in kinds.MAY_DROP:
                at = self.places.find(block.location, "may-drop", near=6)
                self.findings.add("L518", at, block=block.kind, allowed=", ".join(kinds.MAY_DROP))

    def _steps(self, block: Block) -> Location:
        """The first bullet where numbers are wanted, else the block."""
        bullet = _BULLET.search(block.markdown)
        if bullet is None:
            return block.location
        line = block.body_line + block.markdown.count("\n", 0, bullet.start())
        return Location(block.location.path, line)

    def _headings(self, block: Block, level: int) -> int:
        """Goes through a block's headings; below a block's own title they begin at ###."""
        deepest = level if block.kind == "prose" else 2
        text = block.markdown
        found = [(m.start(), len(m["marks"]), m.group(0)) for m in _HEADING.finditer(text)]
        found += [
            (m.start(), 1 if m["line"][0] == "=" else 2, f"{m['words']} {m['line'][:3]}")
            for m in _UNDERLINE.finditer(text)
        ]
        for offset, depth, words in sorted(found):
            least = 2 if block.kind == "prose" else 3
            if depth < least or depth > deepest + 1:
                line = block.body_line + text.count("\n", 0, offset)
                allowed = "#" * max(least, min(deepest + 1, 6))
                self.findings.add("L504", Location(block.location.path, line), found=words, allowed=allowed)
            deepest = max(depth, least) if depth <= deepest + 1 else deepest
        return deepest if block.kind == "prose" else level

    def inline(self, piece: Piece) -> None:
        """Links, pictures and emphasis of one text."""
        text = piece.text
        if "](" in text or "]:" in text or "<" in text:
            plain = without_code(text)
            for match in _LINK.finditer(plain):
                if match["picture"]:
                    self._picture(piece, match.start(), match["target"], match["words"])
                else:
                    self._link(piece, match.start(), match["target"])
            for match in _DEFINITION.finditer(plain):
                self._link(piece, match.start(), match["target"])
            for match in _IMG.finditer(plain):
                found = {m["name"].lower(): m["value"] for m in _ATTRIBUTE.finditer(match.group(0))}
                self._picture(piece, match.start(), found.get("src", ""), found.get("alt", ""))
        if "*" in text or "_" in text or "＊" in text:
            for offset, found_marks in stray(text):
                self.findings.add("L505", piece.at(offset, self.places), found=found_marks)

    def _link(self, piece: Piece, offset: int, target: str) -> None:
        known = target.startswith("lesson:") and target.removeprefix("lesson:").split("#")[0] in self.lessons
        if not known and not re.match(r"https://[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)", target):
            self.findings.add("L501", piece.at(offset, self.places), target=target)

    def _picture(self, piece: Piece, offset: int, target: str, words: str) -> None:
        at = piece.at(offset, self.places)
        if target not in self.pictures:
            self.findings.add("L502", at, target=target)
        if not words.strip("\0 \t"):
            self.findings.add("L503", at, target=target)
