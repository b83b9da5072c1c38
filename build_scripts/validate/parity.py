"""The two languages of each text → what one of them has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.model import Block, Catalogue, Language, Lesson, LessonText, Location
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece, both, quiz_pieces, text_pieces, workshop_pieces

_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S", re.MULTILINE)
_OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}


def list_items(markdown: str) -> int:
    """How many list items a block has, at every level."""
    return sum(1 for _ in _ITEM.finditer(markdown))


def check_parity(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """P602 for a lesson's two files, each question, workshop, definition and contact, and each text of flows and
    calculators; P603 and P604 for the files."""
    for lesson in catalogue.lessons:
        texts = (*text_pieces(lesson.id, lesson.zh, places), *text_pieces(lesson.id, lesson.en, places))
        _same_facts(texts, places, findings)
        by_question: dict[Location, list[Piece]] = {}
        for piece, owner in _quiz(lesson):
            by_question.setdefault(owner, []).append(piece)
        for pieces in by_question.values():
            _same_facts(pieces, places, findings)
        _same_blocks(lesson, findings)
        _same_goals(lesson.zh, lesson.en, findings)

    for workshop in catalogue.workshops:
        _same_facts(tuple(workshop_pieces(workshop)), places, findings)
    for flow in catalogue.flows:
        for node in flow.nodes:
            for words in node.texts():
                _same_facts(tuple(both(words, "flow", node.location)), places, findings)
    for calculator in catalogue.calculators:
        helps = (one.help for one in calculator.inputs)
        notes = (one.note for one in calculator.results)
        for said in (*helps, *notes, *calculator.assumptions):
            _same_facts(tuple(both(said, "calculator", calculator.location)), places, findings)
    for slogan in catalogue.slogans:
        _same_facts(tuple(both(slogan.say, "slogan", slogan.location)), places, findings)
    for notice in catalogue.notices:
        for paragraph in notice.text:
            _same_facts(tuple(both(paragraph, "notice", notice.location)), places, findings)
    for term in catalogue.terms:
        _same_facts(tuple(both(term.definition, "definition", term.location)), places, findings)
    for region in catalogue.regions:
        for contact in region.contacts:
            for text in (contact.where, contact.about):
                _same_facts(tuple(both(text, "contact", contact.location)), places, findings)


def _quiz(lesson: Lesson) -> Iterable[tuple[Piece, Location]]:
    starts = sorted((q.location for q in lesson.quiz), key=lambda at: at.line)
    for piece in quiz_pieces(lesson):
        owner = max((at for at in starts if at.line <= piece.start.line), key=lambda at: at.line)
        yield piece, owner


def _same_facts(pieces: Iterable[Piece], places: Places, findings: Findings) -> None:
    """P602 at the first quotation of each fact or figure that the other language does not quote."""
    first: dict[Language, dict[str, tuple[Piece, int]]] = {"zh": {}, "en": {}}
    for piece in pieces:
        if "{" in piece.text:
            for reference in references.find(piece.text):
                if reference.kind not in {"term", "pinyin"}:
                    first[piece.language].setdefault(reference.id, (piece, reference.start))
    for language, quoted in first.items():
        for fact_id, (piece, offset) in quoted.items():
            if fact_id not in first[_OTHER[language]]:
                findings.add("P602", piece.at(offset, places), id=fact_id, language=language)


def _same_blocks(lesson: Lesson, findings: Findings) -> None:
    """P603 at the first block that differs, P604 where both have the block and its lists differ in length."""
    for zh, en in zip_longest(lesson.zh.blocks, lesson.en.blocks):
        here, other = _shape(en), _shape(zh)
        if here != other or zh is None or en is None:
            at = en.location if en is not None else lesson.en.location
            findings.add("P603", at, here=here, other=other)
            return
        count, others = list_items(en.markdown), list_items(zh.markdown)
        if count != others:
            findings.add("P604", en.location, what_zh="列表项", what="list items", count=count, other=others)


def _shape(block: Block | None) -> str:
    """What must be the same in both languages, in words."""
    if block is None:
        return "–"
    parts = [block.kind]
    if block.channels is not None:
        parts.append(f"channels: [{', '.join(block.channels)}]")
    if block.audiences:
        parts.append(f"audiences: [{', '.join(block.audiences)}]")
    if block.settings:
        parts.append(f"settings: [{', '.join(block.settings)}]")
    if block.may_drop:
        parts.append("may-drop: true")
    if block.minutes is not None:
        parts.append(f"minutes: {block.minutes}")
    return " ".join(parts)


def _same_goals(zh: LessonText, en: LessonText, findings: Findings) -> None:
    if len(zh.goals) != len(en.goals):
        at = dict(en.marks).get("goals.0", en.location)
        findings.add("P604", at, what_zh="学习目标", what="goals", count=len(en.goals), other=len(zh.goals))
