"""The catalogue becomes a list of every place that quotes a fact, straight or through a term, a figure or a hotline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from build_scripts import formula, references
from build_scripts.model import Catalogue, Language, Lesson, Location
from build_scripts.validate.places import Places
from build_scripts.validate.prose import Piece, pieces
from build_scripts.words import HOTLINE

UseKind = Literal["lesson", "quiz", "figure", "term", "contact", "workshop", "flow", "calculator", "other"]


@dataclass(frozen=True, slots=True)
class Use:
    """One place in the source where a fact counts."""

    kind: UseKind
    owner: str
    """Id of the lesson, term, region, workshop, flow or calculator; else what the text is."""
    part: str
    """Kind of block, ``title``, id of the question, figure or contact."""
    language: Language | None
    """None where the place speaks for both languages."""
    location: Location
    via: str = ""
    """What stands between the place and the fact, as it is written there: ``{term:ID}``, ``{figure:ID}``,
    ``else=ask``; empty for a straight quotation."""


class Uses:
    """Every use of every fact, found once."""

    def __init__(self, catalogue: Catalogue, places: Places) -> None:
        self._catalogue = catalogue
        self._places = places
        self._facts = {fact.id: fact for fact in catalogue.facts}
        self._found: dict[str, dict[Use, None]] = {}
        self._terms: dict[str, list[Use]] = {}
        self._figures: dict[tuple[str, str], list[Use]] = {}
        self._blocks = {
            (block.location.path, block.body_line): block.kind
            for lesson in catalogue.lessons
            for text in (lesson.zh, lesson.en)
            for block in text.blocks
        }
        for piece in pieces(catalogue, places):
            if piece.references and "{" in piece.text:
                self._piece(piece)
        for lesson in catalogue.lessons:
            self._quiz(lesson)
            self._lesson_figures(lesson)
        self._contacts()
        self._guides()
        self._through_terms()

    def of(self, fact_id: str) -> tuple[Use, ...]:
        """The uses of a fact, lessons first, in order of place."""
        order: tuple[UseKind, ...] = get_args(UseKind)
        return tuple(
            sorted(
                self._found.get(fact_id, ()),
                key=lambda use: (
                    order.index(use.kind),
                    use.owner,
                    use.location.path,
                    use.location.line,
                    use.location.column,
                    use.via,
                ),
            )
        )

    def lessons(self, fact_id: str) -> tuple[str, ...]:
        """The lessons that a fact reaches, in the order of the index."""
        reached = {use.owner for use in self._found.get(fact_id, ()) if use.kind in {"lesson", "quiz"}}
        return tuple(lesson.id for lesson in self._catalogue.lessons if lesson.id in reached)

    def is_used(self, fact_id: str) -> bool:
        """Whether anything quotes the fact."""
        return bool(self._found.get(fact_id))

    # --- finding

    def _add(self, fact_id: str, use: Use) -> None:
        if fact_id in self._facts:
            self._found.setdefault(fact_id, {})[use] = None

    def _piece(self, piece: Piece) -> None:
        for reference in references.find(piece.text):
            use = self._use(piece, piece.at(reference.start, self._places))
            if reference.kind == "term":
                self._terms.setdefault(reference.id, []).append(use)
            elif reference.kind == "pinyin":
                continue
            elif reference.kind == "figure":
                self._figures.setdefault((piece.lesson, reference.id), []).append(use)
            else:
                self._add(reference.id, use)
                if reference.fallback == "ask":
                    fact = self._facts.get(reference.id)
                    hotline = (fact.ask if fact is not None else "") or HOTLINE
                    self._add(hotline, replace(use, via="else=ask"))

    def _use(self, piece: Piece, at: Location) -> Use:
        if piece.what == "quiz":
            return Use("quiz", piece.lesson, self._question(piece), piece.language, at)
        if piece.lesson:
            part = self._blocks.get((piece.start.path, piece.start.line), piece.what)
            return Use("lesson", piece.lesson, part, piece.language, at)
        if piece.what == "definition":
            return Use("term", self._term(piece), "definition", piece.language, at)
        if piece.region:
            return Use("contact", piece.region, piece.what, piece.language, at)
        if piece.what == "workshop":
            return Use("workshop", piece.start.path.split("/")[1], piece.what, piece.language, at)
        if piece.what == "flow" or piece.what == "calculator":
            name = piece.start.path.rpartition("/")[2].removesuffix(".yml")
            kind: UseKind = "flow" if piece.what == "flow" else "calculator"
            return Use(kind, name, "", piece.language, at)
        return Use("other", piece.what, "", piece.language, at)

    def _question(self, piece: Piece) -> str:
        """The question that a piece of a quiz belongs to: the last that begins above it."""
        lesson = next(lesson for lesson in self._catalogue.lessons if lesson.id == piece.lesson)
        above = [q.id for q in lesson.quiz if q.location.line <= piece.start.line]
        return above[-1] if above else ""

    def _term(self, piece: Piece) -> str:
        above = [
            t.id
            for t in self._catalogue.terms
            if t.location.path == piece.start.path and t.location.line <= piece.start.line
        ]
        return above[-1] if above else ""

    def _quiz(self, lesson: Lesson) -> None:
        for question in lesson.quiz:
            for fact_id in question.facts:
                at = self._places.find(question.location, fact_id, near=30)
                self._add(fact_id, Use("quiz", lesson.id, question.id, None, at))

    def _lesson_figures(self, lesson: Lesson) -> None:
        figures = {figure.id: figure for figure in lesson.figures}

        def facts_of(name: str, above: tuple[str, ...]) -> Iterator[str]:
            figure = figures.get(name)
            if figure is None:
                yield name
            elif figure.calc is not None and name not in above:
                for inner in formula.names(figure.calc):
                    yield from facts_of(inner, (*above, name))

        for figure in lesson.figures:
            for fact_id in dict.fromkeys(facts_of(figure.id, ())):
                at = self._places.find(figure.location, fact_id, near=6)
                self._add(fact_id, Use("figure", lesson.id, figure.id, None, at))
                for use in self._figures.get((lesson.id, figure.id), ()):
                    self._add(fact_id, replace(use, via=f"{{figure:{figure.id}}}"))

    def _contacts(self) -> None:
        for region in self._catalogue.regions:
            for contact in region.contacts:
                if contact.phone is not None:
                    at = self._places.find(contact.location, contact.phone, near=12)
                    self._add(contact.phone, Use("contact", region.id, contact.id, None, at))

    def _guides(self) -> None:
        """Hotlines that flows and calculators name, and what formulas reckon with."""
        for flow in self._catalogue.flows:
            for node in flow.nodes:
                for name in node.contacts:
                    at = self._places.find(node.location, name, near=40)
                    self._add(name, Use("flow", flow.id, node.id, None, at))
        for calculator in self._catalogue.calculators:
            for name in calculator.contacts:
                at = self._places.find(calculator.location, name, near=20)
                self._add(name, Use("calculator", calculator.id, "contact", None, at))
            for result in calculator.results:
                for name in formula.names(result.formula):
                    at = self._places.find(result.location, name, near=14)
                    self._add(name, Use("calculator", calculator.id, result.id, None, at))
            for one in calculator.inputs:
                for text in (one.least, one.most, one.start):
                    at = self._places.find(one.location, text, near=14) if text else one.location
                    self._add(text, Use("calculator", calculator.id, one.id, None, at))

    def _through_terms(self) -> None:
        """A reader of a term may open its definition: what that quotes reaches every place of the term."""
        for fact_id, uses in list(self._found.items()):
            terms = dict.fromkeys(use.owner for use in uses if use.kind == "term")
            for term in terms:
                for use in self._terms.get(term, ()):
                    self._add(fact_id, replace(use, via=f"{{term:{term}}}"))


def by_kind(uses: Iterable[Use], kind: UseKind) -> tuple[Use, ...]:
    """Those of one kind, in the order given."""
    return tuple(use for use in uses if use.kind == kind)
