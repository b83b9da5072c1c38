"""Lessons' ``poster`` blocks → those that a passer-by could not take in (L517), or that are too long (L513)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts import references
from build_scripts.diagnostics import Findings
from build_scripts.model import Block, Catalogue, Language, Lesson, Location
from build_scripts.register import Register
from build_scripts.validate.lengths import Shown
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece

KIND = "poster"
STEPS = 3


@dataclass(frozen=True, slots=True)
class _Limits:
    """In characters; what is longer cannot be read in passing, or does not fit in the type that a poster wants."""

    headline: int
    lead: int
    step: int
    call: int


LIMITS: dict[Language, _Limits] = {
    "zh": _Limits(headline=15, lead=9, step=24, call=12),
    "en": _Limits(headline=42, lead=26, step=54, call=34),
}
_STEP = re.compile(r"\d+\.[ \t]+\*\*(?P<lead>[^*\n]+)\*\*[ \t]*(?P<rest>[^\n]*\S)[ \t]*$")
_CITE = re.compile(r"\{cite:[^{}\s]*\}")


def check_posters(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """L517 where a lesson that ships to the channel has no poster, or one of another form; L513 where it is long."""
    checker = _Checker(register, Shown(catalogue, register), places, findings)
    for lesson in catalogue.lessons:
        for text in (lesson.zh, lesson.en):
            blocks = [block for block in text.blocks if block.kind == KIND]
            if KIND in lesson.channels and not blocks:
                checker.wrong(lesson, text.location, "没有 poster 块", "there is no poster block")
            for block in blocks[1:]:
                checker.wrong(lesson, block.location, "只能有一张", "there can be one only")
            for block in blocks[:1]:
                checker.block(lesson, block, text.language)


class _Checker:
    def __init__(self, register: Register, shown: Shown, places: Places, findings: Findings) -> None:
        self.phones = {fact.id for fact in register.facts.values() if fact.kind == "phone"}
        self.known = register.facts.keys()
        self.shown = shown
        self.places = places
        self.findings = findings

    def wrong(self, lesson: Lesson, at: Location, problem_zh: str, problem: str) -> None:
        self.findings.add("L517", at, lesson=lesson.id, problem_zh=problem_zh, problem=problem)

    def block(self, lesson: Lesson, block: Block, language: Language) -> None:
        limits = LIMITS[language]
        if not block.title:
            self.wrong(lesson, block.location, "没有那一句话", "it has no headline")
        self._length(lesson, block.title, block.location, limits.headline, language)
        lines = [(at, line) for at, line in self._lines(block) if line.strip()]
        steps = [(at, line, _STEP.match(line)) for at, line in lines if re.match(r"\d+[.)]\s", line)]
        calls = [(at, line) for at, line in lines if not re.match(r"\d+[.)]\s", line)]
        if len(steps) != STEPS:
            count = len(steps)
            self.wrong(lesson, block.location, f"要三个步骤，这里有 {count} 个", f"three steps, not {count}")
        for at, line, step in steps:
            if step is None:
                self.wrong(lesson, at, f"步骤 “{line}” 没有先写 **几个字**", f"'{line}' has no **lead**")
                continue
            self._length(lesson, step["lead"], at, limits.lead, language)
            self._length(lesson, step["rest"], at, limits.step, language)
        if len(calls) != 1 or not self._calls(calls[0][1]):
            at = calls[-1][0] if calls else block.location
            self.wrong(
                lesson,
                at,
                "最后要有一行，以一个电话结尾",
                "it wants one line that ends with one phone number",
            )
        else:
            said = calls[0][1][: calls[0][1].rindex("{")]
            self._length(lesson, said, calls[0][0], limits.call, language)

    def _calls(self, line: str) -> bool:
        """Whether a line quotes one number, at its end. An unknown fact is reported elsewhere."""
        found = [r for r in references.find(line) if r.kind == "fact"]
        called = [r for r in found if r.id in self.phones or r.id not in self.known]
        return len(called) == len(found) == 1 and called[0].end == len(line.rstrip())

    def _length(self, lesson: Lesson, words: str, at: Location, limit: int, language: Language) -> None:
        piece = Piece(words, language, KIND, at, lesson.id)
        count = len(self.shown.words(_CITE.sub("", words), piece).strip())
        if count > limit:
            self.findings.add(
                "L513", at, key=KIND, count=count, limit=limit, unit_zh="个字符", unit="characters"
            )

    def _lines(self, block: Block) -> Iterator[tuple[Location, str]]:
        for offset, line in enumerate(block.markdown.split("\n")):
            yield Location(block.location.path, block.body_line + offset), line
