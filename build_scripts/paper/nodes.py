"""The nodes of a decision flow become their words set for print, without links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.model import ResolvedContact, ResolvedFlow, ResolvedNode
from build_scripts.render.markdown import to_inline_html
from build_scripts.render.typography import typeset


@dataclass(frozen=True, slots=True)
class Way:
    """An answer, and the number of the node that it leads to."""

    words: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Box:
    """A node: a question with its ways, or an end with steps and contacts."""

    number: int
    ask: Markup
    help: Markup
    ways: tuple[Way, ...]
    end: Markup
    steps: tuple[Markup, ...]
    contacts: tuple[ResolvedContact, ...]


def boxes(flow: ResolvedFlow) -> tuple[Box, ...]:
    """One for each node, in the order of their numbers."""
    return tuple(_box(node, flow) for node in flow.nodes)


def set_words(html: str, flow: ResolvedFlow, *, running: bool = True) -> Markup:
    """HTML of the flow's texts, set in its language; ``running`` is false for headings and labels."""
    phones = frozenset(fact.id for fact in flow.facts if fact.kind == "phone")
    return Markup(typeset(html, flow.language, phones, running=running))  # noqa: S704 -- escaped or rendered by us


def _box(node: ResolvedNode, flow: ResolvedFlow) -> Box:
    def words(markdown: str, *, running: bool = True) -> Markup:
        unlinked = to_inline_html(markdown, lesson_link=lambda slug: "") if markdown else ""
        return set_words(unlinked, flow, running=running)

    return Box(
        number=node.number,
        ask=words(node.ask, running=False),
        help=words(node.help),
        ways=tuple(Way(words(answer.label, running=False), answer.number) for answer in node.answers),
        end=words(node.end),
        steps=tuple(words(step) for step in node.steps),
        contacts=node.contacts,
    )
