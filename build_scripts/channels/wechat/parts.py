"""An edition becomes the values that the article's template prints beside the lesson's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html as lxml_html
from markupsafe import Markup

from build_scripts.channels.wechat.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, ResolvedContact, ResolvedFlow, ResolvedQuestion
from build_scripts.render import markdown

_FIGURES = frozenset(
    {"money", "percent", "days", "working-days", "hours", "months", "years", "age", "times", "count"}
)
_FROM = ("key-messages", "get", "steps", "what")
"""Kinds of block whose figures the fact box shows, the most telling first."""
_AS_MANY = 6
_CITED = re.compile(r'(<sup class="cite">)(\d+)')
_QUOTED = re.compile(r'class="fact" data-fact="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right, and why."""

    number: int
    words: str
    explain: Markup


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A legal source with the oldest day on which one of its facts was checked."""

    number: int
    title: str
    checked: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the fact box."""

    text: str
    label: str
    source: str
    """Where it comes from and since when it holds."""


@dataclass(frozen=True, slots=True)
class Way:
    """An answer of a flow, and where it leads."""

    label: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A question or an end of a flow."""

    number: int
    said: Markup
    help: Markup
    ways: tuple[Way, ...]
    steps: tuple[Markup, ...]
    contacts: tuple[str, ...]
    """Names with their numbers."""


def safe(html: str) -> Markup:
    """Our own fragment, for a template to take as it is."""
    return Markup(html)  # noqa: S704 - made by `article.write`, which ends with the sanitiser


def answers(edition: Edition) -> tuple[Answer, ...]:
    """One for each question of the quiz."""
    return tuple(_answer(number, question, edition) for number, question in enumerate(edition.quiz, 1))


def _answer(number: int, question: ResolvedQuestion, edition: Edition) -> Answer:
    words = WORDING[edition.language]
    right = [letter for letter, o in zip(words.letters, question.options, strict=False) if o.right]
    if question.type == "true-false":
        said = next(o.text for o in question.options if o.right)
    elif question.type == "matching":
        said = words.semicolon.join(
            f"{_bare(left)} – {_bare(right_side)}" for left, right_side in question.pairs
        )
    elif question.type == "open":
        said = _bare(question.answer)
    else:
        said = words.stop.join(right)
    return Answer(number, said, safe(markdown.to_inline_html(question.explain)))


def _bare(text: str) -> str:
    html = markdown.to_inline_html(text)
    return str(lxml_html.fragment_fromstring(html, create_parent="span").text_content())


def contacts(edition: Edition) -> tuple[ResolvedContact, ...]:
    """Whom the lesson itself does not name, and offices, for their addresses."""
    said = " ".join(passage.markdown for passage in edition.passages)
    return tuple(contact for contact in edition.contacts if not contact.said_in(said))


def sources(edition: Edition, flow: ResolvedFlow | None = None) -> tuple[SourceLine, ...]:
    """Each source once, with the oldest day on which one of its facts was checked; those that only the flow cites
    come last."""
    found: dict[int, SourceLine] = {}
    titles = _numbers(edition, flow)
    facts = (*edition.facts, *(flow.facts if flow is not None else ()))
    for fact in sorted(facts, key=lambda f: (titles[f.source], f.checked)):
        number = titles[fact.source]
        found.setdefault(
            number, SourceLine(number, fact.source, day_in_words(fact.checked, edition.language))
        )
    return tuple(found.values())


def _numbers(edition: Edition, flow: ResolvedFlow | None) -> dict[str, int]:
    """The number of each source: the edition's own, then further ones."""
    numbers: dict[str, int] = {}
    for fact in edition.facts:
        numbers.setdefault(fact.source, fact.source_number)
    for fact in flow.facts if flow is not None else ():
        numbers.setdefault(fact.source, max(numbers.values(), default=0) + 1)
    return numbers


def figures(edition: Edition) -> tuple[FigureLine, ...]:
    """The figures that the lesson's main blocks quote, at most six; none where there is one only."""
    words = WORDING[edition.language]
    facts = {fact.id: fact for fact in edition.facts}
    named = dict.fromkeys(
        name
        for kind in _FROM
        for passage in edition.passages
        if passage.kind == kind
        for name in _QUOTED.findall(passage.markdown)
    )
    chosen = [facts[name] for name in named if name in facts and facts[name].kind in _FIGURES][:_AS_MANY]
    if len(chosen) < 2:
        return ()
    return tuple(
        FigureLine(
            fact.text,
            fact.label,
            # A figure of one year names that year itself.
            fact.source
            if fact.year is not None or not fact.effective_from
            else fact.source + words.since.format(year=fact.effective_from[:4]),
        )
        for fact in chosen
    )


def stops(flow: ResolvedFlow, edition: Edition) -> tuple[Stop, ...]:
    """A flow as numbered text: each question says where its answers lead. Its citations get the article's numbers."""
    colon = WORDING[edition.language].colon
    numbers = _numbers(edition, flow)
    renumbered = {str(fact.source_number): str(numbers[fact.source]) for fact in flow.facts}

    def inline(text: str) -> Markup:
        if not text:
            return Markup("")
        return safe(markdown.to_inline_html(_CITED.sub(lambda m: m[1] + renumbered[m[2]], text)))

    return tuple(
        Stop(
            number=node.number,
            said=inline(node.ask or node.end),
            help=inline(node.help),
            ways=tuple(Way(inline(answer.label), answer.number) for answer in node.answers),
            steps=tuple(inline(step) for step in node.steps),
            contacts=tuple(f"{c.name}{colon}{c.phone}" if c.phone else c.name for c in node.contacts),
        )
        for node in flow.nodes
    )
