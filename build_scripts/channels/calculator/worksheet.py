"""A calculator becomes an A4 worksheet: boxes to fill in, steps with blanks, an example, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.calculator import steps
from build_scripts.channels.calculator.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Part, ProgrammeText, ResolvedCalculator
from build_scripts.render import qr
from build_scripts.render.markdown import to_inline_html
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines
from build_scripts.render.typography import typeset

_STYLES = ("_shared/print.css", "calculator/calculator.css")
_MODULE = 0.5
"""Millimetres of one module of the QR code."""
_BLANK = Markup('<span class="blank"></span>')
_SHORT_BLANK = Markup('<span class="blank short"></span>')


@dataclass(frozen=True, slots=True)
class Box:
    """An input, set for print."""

    mark: str
    label: Markup
    help: Markup
    blank: Markup
    """With its unit; empty for a choice."""
    options: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Step:
    """A result, set for print."""

    mark: str
    label: Markup
    in_words: Markup
    line: Markup
    """To work out: ``A ____元 × 8%``."""
    blank: Markup
    notes: tuple[Markup, ...]
    main: bool
    example: str


def worksheet(calculator: ResolvedCalculator, programme: ProgrammeText, press: Press) -> bytes:
    """The PDF."""
    w = WORDING[calculator.language]
    setter = _Setter(calculator)
    common = steps.common_rounding(calculator)
    html = press.html(
        "calculator/calculator.html.j2",
        w=w,
        calculator=calculator,
        programme=programme,
        title=setter.plain(calculator.title, running=False),
        intro=setter.plain(calculator.intro),
        how=setter.plain(w.how),
        hint=setter.plain(w.hint),
        rounding=setter.plain(w.round_all.format(common)) if common else "",
        boxes=tuple(setter.boxes()),
        steps=tuple(setter.steps()),
        example=setter.example(),
        assumptions=tuple(setter.words(text) for text in calculator.assumptions),
        sources=source_lines(calculator.facts, w.joint),
        checked=day_in_words(calculator.checked, calculator.language),
        review_by=day_in_words(calculator.review_by, calculator.language),
        code_side=round(qr.size_in_modules(calculator.url) * _MODULE, 2),
    )
    return press.pdf(html, _style(html, press))


def _style(html: str, press: Press) -> str:
    """Closer lines where they save a page: the last one would hold little more than sources."""
    wide, close = press.style(*_STYLES), press.style(*_STYLES, "calculator/close.css")
    pages = len(press.engine.layout(html, wide, press.templates).pages)
    saves = pages > 1 and len(press.engine.layout(html, close, press.templates).pages) < pages
    return close if saves else wide


class _Setter:
    """Sets the texts of one calculator for print."""

    def __init__(self, calculator: ResolvedCalculator) -> None:
        self.calculator = calculator
        self._w = WORDING[calculator.language]
        shown = calculator.examples[:1]
        self._values = steps.values(shown[0], calculator) if shown else {}
        self._phones = frozenset(fact.id for fact in calculator.facts if fact.kind == "phone")

    def plain(self, text: str, *, running: bool = True) -> Markup:
        """A text without markup."""
        return self._set(str(Markup.escape(text)), running=running)

    def words(self, markdown: str) -> Markup:
        """Markdown of one paragraph; links are left out."""
        return self._set(to_inline_html(markdown, lesson_link=lambda slug: ""))

    def boxes(self) -> Iterator[Box]:
        for one in self.calculator.inputs:
            told = Markup(" ").join(self.words(text) for text in (one.help, one.legal) if text)
            options = tuple(words for _, words in one.options)
            label, example = self.plain(one.label), self._values.get(one.mark, "")
            yield Box(one.mark, label, told, _filled(one.form), options, example)

    def steps(self) -> Iterator[Step]:
        for result in self.calculator.results:
            # A list to choose from is said in full beside it.
            listed = any(part.kind == "choice" for part in result.by_hand)
            notes = [self.plain(result.unknown)] if result.unknown else []
            notes += [self.words(result.note)] if result.note else []
            yield Step(
                mark=result.mark,
                label=self.plain(result.label + steps.rounding(result, self.calculator)),
                in_words=Markup("") if listed else self.plain(result.in_words, running=False),
                line=Markup("").join(self._part(part) for part in result.by_hand),
                blank=_filled(result.form),
                notes=tuple(notes),
                main=result.main,
                example=self._values.get(result.mark, ""),
            )

    def example(self) -> Markup:
        """The heading of the column that shows the first example."""
        titles = [self._w.example.format(example.label) for example in self.calculator.examples[:1]]
        return self.plain("".join(titles), running=False)

    def _part(self, part: Part) -> Markup:
        if part.kind == "words":
            return Markup.escape(part.text)
        if part.kind == "figure":
            whole = Markup('<span class="figure"><b>{}</b><sup class="cite">{}</sup></span>')
            return whole.format(part.text, part.source)
        if part.kind == "unknown":
            return Markup('{}<small class="asked">{}</small>').format(_BLANK, self._w.asked)
        mark = Markup('<span class="mark">{}</span>').format(part.text)
        if part.kind == "choice":
            return mark
        return Markup('<span class="operand">{} {}</span>').format(mark, _filled(part.form))

    def _set(self, html: str, *, running: bool = True) -> Markup:
        return Markup(typeset(html, self.calculator.language, self._phones, running=running))  # noqa: S704 -- escaped or rendered by us


def _filled(form: str) -> Markup:
    """``{}元`` with a line to write on; a date has three short ones."""
    return Markup.escape(form).replace("{}", _BLANK if form.count("{}") == 1 else _SHORT_BLANK)
