"""A flow becomes an A4 sheet: numbered questions whose answers name the number to go on with, then the ends."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.flow.sources import source_lines
from build_scripts.channels.flow.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import ProgrammeText, ResolvedContact, ResolvedFlow
from build_scripts.render import qr
from build_scripts.render.markdown import to_inline_html
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset

_STYLES = ("_shared/print.css", "flow/flow.css")
_MODULE = 0.55
"""Millimetres of one module of the QR code."""


@dataclass(frozen=True, slots=True)
class Way:
    """An answer, set for print, and the number that it leads to."""

    words: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Box:
    """A node, set for print."""

    number: int
    ask: Markup
    help: Markup
    ways: tuple[Way, ...]
    end: Markup
    steps: tuple[Markup, ...]
    contacts: tuple[ResolvedContact, ...]


def sheet(flow: ResolvedFlow, programme: ProgrammeText, press: Press) -> bytes:
    """The PDF."""
    html = press.html(
        "flow/flow.html.j2",
        w=WORDING[flow.language],
        flow=flow,
        programme=programme,
        title=_set(str(Markup.escape(flow.title)), flow, running=False),
        intro=_set(str(Markup.escape(flow.intro)), flow),
        hint=_set(str(Markup.escape(WORDING[flow.language].hint)), flow),
        boxes=boxes(flow),
        sources=source_lines(flow),
        checked=day_in_words(flow.checked, flow.language),
        code_side=round(qr.size_in_modules(flow.url) * _MODULE, 2),
    )
    return press.pdf(html, press.style(*_STYLES))


def boxes(flow: ResolvedFlow) -> tuple[Box, ...]:
    """The nodes by number."""

    def words(markdown: str, *, running: bool = True) -> Markup:
        unlinked = to_inline_html(markdown, lesson_link=lambda slug: "") if markdown else ""
        return _set(unlinked, flow, running=running)

    return tuple(
        Box(
            number=node.number,
            ask=words(node.ask, running=False),
            help=words(node.help),
            ways=tuple(Way(words(answer.label, running=False), answer.number) for answer in node.answers),
            end=words(node.end),
            steps=tuple(words(step) for step in node.steps),
            contacts=node.contacts,
        )
        for node in flow.nodes
    )


def _set(html: str, flow: ResolvedFlow, *, running: bool = True) -> Markup:
    phones = frozenset(fact.id for fact in flow.facts if fact.kind == "phone")
    return Markup(typeset(html, flow.language, phones, running=running))  # noqa: S704 -- escaped or rendered by us
