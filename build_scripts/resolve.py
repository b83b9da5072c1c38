"""Catalogue × channel × language × region × date → Edition: which blocks ship, in whose words, on which facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from build_scripts.canonical import edition_code
from build_scripts.model import (
    Block,
    Catalogue,
    Edition,
    Language,
    Lesson,
    ProgrammeText,
    ResolvedQuestion,
    Setting,
    earliest_check,
    first_review,
)
from build_scripts.register import Register
from build_scripts.words import Known, Words

_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")


class Resolver:
    """Makes editions of one date; facts are looked up once per region."""

    def __init__(
        self, catalogue: Catalogue, as_of: date, base_url: str | None = None, setting: Setting | None = None
    ) -> None:
        """With ``setting``, editions are for readers of that setting alone; without, every variant is shown and says
        whom it is for."""
        self.catalogue = catalogue
        self.setting = setting
        self.register = Register(catalogue, as_of)
        self.base_url = (base_url or catalogue.programme.base_url).rstrip("/")
        self.known = Known(
            terms={term.id: term for term in catalogue.terms},
            sources={source.id: source for source in catalogue.sources},
        )
        self.audiences = {audience.id: audience for audience in catalogue.audiences}
        self.rules = {rule.kind: rule.channels for rule in catalogue.block_rules}
        self.lessons = {lesson.id: lesson for lesson in catalogue.lessons}
        self.home = catalogue.regions_built[0] if catalogue.regions_built else ""

    def programme(self, language: Language) -> ProgrammeText:
        """The programme in one language, with the base address of this build."""
        p = self.catalogue.programme
        return ProgrammeText(
            p.id,
            p.name[language],
            p.motto[language],
            p.about[language],
            p.publisher[language],
            p.disclaimer[language],
            self.base_url,
        )

    def site_path(self, language: Language, region: str) -> str:
        """Where the site of a language and region begins: empty for the first region in Chinese, else ``en/qy/``."""
        parts: list[str] = [] if language == "zh" else [language]
        if region != self.home:
            parts.append(region.lower())
        return "".join(f"{part}/" for part in parts)

    def lesson_url(self, lesson: str, language: Language, region: str) -> str:
        """The absolute address of a lesson's page."""
        return f"{self.base_url}/{self.site_path(language, region)}lessons/{lesson}/"

    def carries(self, lesson: Lesson, block: Block, channel: str, *, internal: bool = False) -> bool:
        """Whether a block may ship to a channel: both the lesson and the block (or its kind) must allow it, and an
        audience and a setting that it is limited to must be among those that the output is for."""
        if self.setting is not None and block.settings and self.setting not in block.settings:
            return False
        allowed = block.channels if block.channels is not None else self.rules.get(block.kind, ())
        if channel not in allowed or channel not in lesson.channels:
            return False
        limited = block.audiences or (("facilitators",) if block.kind == "script" else ())
        if not limited:
            return True
        served = set(lesson.audiences) | {a.id for a in self.catalogue.audiences if a.internal and internal}
        return bool(served & set(limited))

    def edition(
        self, lesson: Lesson, channel: str, language: Language, region: str, *, internal: bool = False
    ) -> Edition:
        """One lesson for one channel, language and region. With ``internal``, facilitators' blocks are included."""
        text = lesson.text(language)
        words = Words(self.register, self.known, lesson.figures, language, region)
        blocks = [b for b in text.blocks if self.carries(lesson, b, channel, internal=internal)]
        passages = tuple(
            passage
            for passage in (words.passage(block, labelled=self.setting is None) for block in blocks)
            if passage is not None
        )
        quiz: tuple[ResolvedQuestion, ...] = ()
        if channel in self.rules.get("quiz", ()) and channel in lesson.channels:
            asked = (words.question(question) for question in lesson.quiz)
            quiz = tuple(question for question in asked if question is not None)
        title, summary = words.plain(text.title), words.plain(text.summary)
        goals = tuple(words.plain(goal) for goal in text.goals)
        contacts = tuple(words.contacts(region, lesson.topics))
        facts = words.facts()
        strand = next(s for s in self.catalogue.strands if s.id == lesson.strand)
        module = next(m for m in strand.modules if m.id == lesson.module)
        used = {name for passage in passages for name in _PICTURE.findall(passage.markdown)}
        folder = f"content/lessons/{lesson.id}"
        edition = Edition(
            lesson=lesson.id,
            channel=channel,
            language=language,
            region=region,
            region_name=self.register.regions[region].name[language],
            number=lesson.number,
            title=title,
            summary=summary,
            goals=goals,
            strand=strand.id,
            strand_title=strand.title[language],
            module=module.id,
            module_title=module.title[language],
            audiences=tuple(self.audiences[a].name[language] for a in lesson.audiences),
            level=lesson.level,
            level_name=dict(self.catalogue.levels)[lesson.level][language],
            minutes=lesson.minutes,
            passages=passages,
            quiz=quiz,
            facts=facts,
            terms=words.terms(),
            contacts=contacts,
            pictures=tuple(p for p in lesson.pictures if p.path.removeprefix(folder + "/") in used),
            sources=tuple(sorted({text.location.path, *words.files(), *self._files(lesson, quiz)})),
            url=self.lesson_url(lesson.id, language, region),
            checked=earliest_check(facts),
            review_by=first_review(facts),
            code="",
        )
        return replace(edition, code=edition_code(edition.lesson, edition.region, edition.language, edition))

    def _files(self, lesson: Lesson, quiz: tuple[ResolvedQuestion, ...]) -> Iterable[str]:
        if quiz:
            yield from {question.location.path for question in lesson.quiz}
        yield from {figure.location.path for figure in lesson.figures}
