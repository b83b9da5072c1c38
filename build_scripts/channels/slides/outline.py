"""An edition becomes the slides of its lesson, each with one idea, before anybody asks whether they fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.channels.slides import rich
from build_scripts.channels.slides.footing import merged
from build_scripts.channels.slides.quiz import question_slides
from build_scripts.channels.slides.records import RECAP, Kind, Point, Run, Slide, SlidePicture, said
from build_scripts.channels.slides.speaker import with_script
from build_scripts.channels.slides.wording import WORDING, Wording
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Passage, ProgrammeText, ResolvedFact

_BODY = ("what", "get", "steps", "warning")
_FIGURES = frozenset({"money", "percent", "days", "working-days", "hours", "months", "years", "age", "times"})
"""Kinds of facts that are worth a slide: a count of papers or a date is not."""
_MOST_FIGURES, _MOST_IN_A_ROW = 4, 2
_QUOTING = ("key-messages", "get", "steps", "what")
"""Passages whose figures are shown alone, the ones that matter most first."""


def outline(edition: Edition, programme: ProgrammeText) -> tuple[Slide, ...]:
    """All slides of a lesson in the order of teaching: story, three messages, the matter, practice, questions, end."""
    slides = tuple(_Outline(edition, programme).slides())
    return with_script(slides, edition)


def source_titles(edition: Edition) -> tuple[tuple[int, str], ...]:
    """Number and title of each source of an edition, in the order of the numbers."""
    found = {fact.source_number: fact.source for fact in edition.facts if fact.source_number}
    return tuple(sorted(found.items()))


@dataclass(frozen=True)
class _Outline:
    edition: Edition
    programme: ProgrammeText

    @property
    def words(self) -> Wording:
        return WORDING[self.edition.language]

    def slides(self) -> Iterator[Slide]:
        figures = self._figures()
        yield self._title()
        for passage in self._of("example"):
            yield from self._shown("story", "story", passage, self.words.story)
        yield from self._messages()
        yield from figures.get("key-messages", ())
        for kind in _BODY:
            for passage in self._of(kind):
                yield from self._shown("points", kind, passage, getattr(self.words, kind))
            yield from figures.get(kind, ())
        yield from self._prose()
        for kind in ("activity", "discussion"):
            for passage in self._of(kind):
                yield from self._practice(passage, kind)
        yield from question_slides(self.edition)
        yield self._recap()
        for passage in self._of("who"):
            yield from self._shown("points", "who", passage, self.words.who)
        yield self._end()

    def _of(self, kind: str) -> Iterator[Passage]:
        return (passage for passage in self.edition.passages if passage.kind == kind)

    # --- slides

    def _title(self) -> Slide:
        edition, words = self.edition, self.words
        notes = [words.note_minutes.format(minutes=edition.minutes)]
        if edition.goals:
            notes += [words.note_goals, *(f"– {goal}" for goal in edition.goals)]
        place = words.place.format(name=edition.region_name)
        small = f"{self.programme.name} · {edition.module_title} · {place}"
        return Slide(
            "title",
            edition.title,
            "title",
            points=(said(edition.summary),),
            second=(said(small),),
            notes=tuple(notes),
        )

    def _shown(self, kind: Kind, section: str, passage: Passage, otherwise: str) -> Iterator[Slide]:
        """A passage with its tables and pictures in their places; with a variant's label, whom it is for."""
        title = passage.title or otherwise
        if passage.setting:
            title = f"{title}{self.words.colon}{passage.setting}" if passage.title else passage.setting
        yield from self._slides(kind, section, title, rich.parts(passage.markdown, self.edition))

    def _slides(self, kind: Kind, section: str, title: str, parts: tuple[rich.Part, ...]) -> Iterator[Slide]:
        held: list[Point] = []
        count = 0
        for part in (*parts, None):
            if isinstance(part, Point):
                held.append(part)
                continue
            lead: tuple[Point, ...] = ()
            if isinstance(part, rich.Table) and held and held[-1].text.endswith((":", "：")):
                lead = (held.pop(),)
            if held and not isinstance(part, rich.Heading):
                yield Slide(kind, title, f"{section}-{count}" if count else section, points=tuple(held))
                held, count = [], count + 1
            if isinstance(part, rich.Table):
                name = f"{section}-{count}" if count else section
                yield Slide("table", title, name, points=part.listed, second=lead, table=part.rows)
                count += 1
            elif isinstance(part, rich.Drawing):
                yield self._picture(title, part, parts)

    def _messages(self) -> Iterator[Slide]:
        for passage in self._of("key-messages"):
            points = rich.points(passage.markdown, self.edition)
            for number, point in enumerate(points, 1):
                title = self.words.message.format(number=number, total=len(points))
                bare = replace(point, marker="", number=0)
                yield Slide("message", title, f"message-{number}", points=(bare,))

    def _recap(self) -> Slide:
        points = tuple(
            replace(point, marker="number", number=number)
            for passage in self._of("key-messages")
            for number, point in enumerate(rich.points(passage.markdown, self.edition), 1)
        )
        return Slide("points", self.words.recap, RECAP, points=points)

    def _practice(self, passage: Passage, kind: str) -> Iterator[Slide]:
        notes: list[str] = []
        if passage.minutes:
            notes.append(self.words.note_activity.format(minutes=passage.minutes))
        if passage.materials:
            notes.append(self.words.note_materials + rich.plain(passage.materials, self.edition))
        otherwise = self.words.activity if kind == "activity" else self.words.discussion
        first, *rest = self._shown("points", kind, passage, otherwise)
        yield replace(first, notes=tuple(notes))
        yield from rest

    def _end(self) -> Slide:
        edition, words = self.edition, self.words
        notes = []
        if edition.checked:
            notes.append(words.all_checked.format(day=day_in_words(edition.checked, edition.language)))
        notes += [words.note_sources, *(f"[{number}] {title}" for number, title in source_titles(edition))]
        return Slide(
            "end",
            words.end,
            "end",
            points=(
                Point((Run(words.scan, bold=True),)),
                said(edition.url),
                said(f"{words.edition} {edition.code}"),
            ),
            second=(said(self.programme.disclaimer), said(self.programme.publisher)),
            picture=SlidePicture("", words.code_alt),
            notes=tuple(notes),
        )

    # --- prose

    def _prose(self) -> Iterator[Slide]:
        """Pictures, lists and tables of the text; the rest is told, if there is time, from the notes of one slide."""
        told: list[tuple[str, tuple[str, ...]]] = []
        for passage in self._of("prose"):
            for place, (heading, parts) in enumerate(_sections(rich.parts(passage.markdown, self.edition))):
                text = tuple(line for part in parts for line in _lines(part))
                shown = tuple(self._of_text(heading or self.edition.title, f"prose-{place}", parts))
                if shown:
                    yield replace(shown[0], notes=(self.words.note_background, *text))
                    yield from shown[1:]
                elif heading:
                    told.append((heading, text))
        if told:
            yield Slide(
                "points",
                self.words.more,
                "more",
                points=tuple(replace(said(heading), marker="bullet") for heading, _ in told),
                notes=tuple(line for heading, text in told for line in (f"【{heading}】", *text)),
            )

    def _of_text(self, heading: str, section: str, parts: tuple[rich.Part, ...]) -> Iterator[Slide]:
        """What of a section is for the screen: not its paragraphs, but for those that lead to a list or a table."""
        kept: list[rich.Part] = []
        for place, part in enumerate(parts):
            following = parts[place + 1] if place + 1 < len(parts) else None
            leads = isinstance(following, rich.Table) or (isinstance(following, Point) and following.marker)
            if not isinstance(part, Point) or part.marker or (leads and part.text.endswith((":", "："))):
                kept.append(part)
        yield from self._slides("points", section, heading, tuple(kept))

    def _picture(self, title: str, drawing: rich.Drawing, beside: tuple[rich.Part, ...]) -> Slide:
        """It rests on what the text beside it rests on."""
        titles = dict(source_titles(self.edition))
        numbers = dict.fromkeys(n for part in beside if isinstance(part, Point) for n in part.sources)
        return Slide(
            "picture",
            title,
            "picture",
            sources=merged(tuple(titles[number] for number in numbers), self.edition.language),
            picture=SlidePicture(drawing.name, drawing.alt),
        )

    # --- figures

    def _figures(self) -> dict[str, list[Slide]]:
        """A slide for each of the first few figures, by the kind of passage that quotes it first."""
        facts = {fact.id: fact for fact in self.edition.facts if fact.kind in _FIGURES}
        found: dict[str, list[Slide]] = {}
        for kind in _QUOTING:
            for passage in self._of(kind):
                for point in rich.points(passage.markdown, self.edition):
                    for name in point.facts:
                        room = len(found.get(kind, ())) < _MOST_IN_A_ROW
                        if room and name in facts and sum(map(len, found.values())) < _MOST_FIGURES:
                            found.setdefault(kind, []).append(self._figure(facts.pop(name)))
        return found

    def _figure(self, fact: ResolvedFact) -> Slide:
        words, language = self.words, self.edition.language
        day = day_in_words(fact.checked, language)
        notes = [f"{words.note_label}{fact.label}{words.colon}{fact.text}"]
        if fact.note:
            notes.append(fact.note)
        return Slide(
            "figure",
            fact.label,
            f"figure-{fact.id}",
            figure=fact.text,
            sources=(words.checked.format(source=fact.source, day=day),),
            notes=tuple(notes),
        )


def _sections(parts: tuple[rich.Part, ...]) -> Iterator[tuple[str, tuple[rich.Part, ...]]]:
    """What stands below each heading; before the first one the heading is empty."""
    heading, held = "", list[rich.Part]()
    for part in parts:
        if isinstance(part, rich.Heading):
            if held:
                yield heading, tuple(held)
            heading, held = part.text, []
        else:
            held.append(part)
    if held:
        yield heading, tuple(held)


def _lines(part: rich.Part) -> Iterator[str]:
    """A part as lines of notes."""
    points = part.listed if isinstance(part, rich.Table) else (part,) if isinstance(part, Point) else ()
    for point in points:
        mark = {"": "", "bullet": "– ", "number": f"{point.number}. ", "letter": ""}[point.marker]
        yield mark + point.text
