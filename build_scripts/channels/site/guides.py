"""Flows and calculators become jobs of the site, addresses for its map and parts for its search."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.site.details import (
    CALCULATOR,
    CALCULATORS,
    DOWNLOAD,
    FLOW,
    FLOWS,
    CalculatorDetail,
    Finding,
    FlowDetail,
    Frame,
    GuideCard,
    GuidesDetail,
    PlaceDetail,
)
from build_scripts.channels.site.labels import LABELS
from build_scripts.channels.site.prose import unlinked
from build_scripts.model import Job, Language, ResolvedCalculator, ResolvedFact, ResolvedFlow, ResolvedNode
from build_scripts.render.markdown import to_inline_html

Guide = ResolvedFlow | ResolvedCalculator

_LISTS = {FLOW: FLOWS, CALCULATOR: CALCULATORS}
"""The part of a page → that of the list it is on. A page's part is also the channel whose sheet it offers."""


def jobs(
    empty: Job,
    frame: Frame,
    flows: tuple[ResolvedFlow, ...],
    calculators: tuple[ResolvedCalculator, ...],
    *,
    printed: bool,
) -> Iterator[Job]:
    """The lists and pages, as jobs like ``empty``, and the sheets to take away."""
    for part, guides in _by_part(flows, calculators):
        listed = _LISTS[part]
        cards = tuple(GuideCard(_name(guide), guide.title, guide.intro) for guide in guides)
        paths = tuple(sorted(path for guide in guides for path in guide.sources if f"/{listed}/" in path))
        yield replace(
            empty,
            id=f"{empty.group}/{listed}",
            part=listed,
            detail=GuidesDetail(frame, cards),
            sources=paths,
        )
        for guide in guides:
            yield from _pages(empty, frame, part, guide, printed)


def _pages(empty: Job, frame: Frame, part: str, guide: Guide, printed: bool) -> Iterator[Job]:
    name = _name(guide)
    detail: FlowDetail | CalculatorDetail
    if isinstance(guide, ResolvedFlow):
        own, detail = replace(empty, flow=name), FlowDetail(frame, guide, printed)
    else:
        own, detail = replace(empty, calculator=name), CalculatorDetail(frame, guide, printed)
    yield replace(
        own,
        id=f"{empty.group}/{_LISTS[part]}/{name}",
        part=part,
        detail=detail,
        facts=guide.facts,
        sources=guide.sources,
    )
    if printed:
        yield replace(
            own,
            id=f"{empty.group}/downloads/{part}-{name}",
            group="",
            part=DOWNLOAD,
            detail=PlaceDetail(frame.prefix),
            needs=(f"{part}/{guide.language}/{guide.region}/{name}",),
        )


def _by_part(
    flows: tuple[ResolvedFlow, ...], calculators: tuple[ResolvedCalculator, ...]
) -> Iterator[tuple[str, tuple[Guide, ...]]]:
    """Of each kind that there is."""
    if flows:
        yield FLOW, flows
    if calculators:
        yield CALCULATOR, calculators


def _name(guide: Guide) -> str:
    return guide.flow if isinstance(guide, ResolvedFlow) else guide.calculator


def addresses(
    flows: tuple[ResolvedFlow, ...], calculators: tuple[ResolvedCalculator, ...]
) -> tuple[str, ...]:
    """Below the site's beginning."""
    return tuple(
        address
        for part, guides in _by_part(flows, calculators)
        for address in (f"{_LISTS[part]}/", *(f"{_LISTS[part]}/{_name(guide)}/" for guide in guides))
    )


def quoted(flows: tuple[ResolvedFlow, ...]) -> tuple[ResolvedFact, ...]:
    """What the search says of flows; of calculators it has no figures."""
    facts = {fact.id: replace(fact, source_number=0) for flow in flows for fact in flow.facts}
    return tuple(facts.values())


def findings(
    flows: tuple[ResolvedFlow, ...], calculators: tuple[ResolvedCalculator, ...], language: Language
) -> tuple[Finding, ...]:
    """Every page with its parts."""
    labels = LABELS[language]
    pages = [
        Finding(
            flow.title,
            f"flows/{flow.flow}/",
            (("", "", flow.intro), *((_words(n.ask) or labels.end, anchor(n), _node(n)) for n in flow.nodes)),
        )
        for flow in flows
    ]
    pages += [
        Finding(
            one.title,
            f"calculators/{one.calculator}/",
            (
                ("", "", one.intro),
                (labels.comes_to, "result", " ".join(r.label for r in one.results if r.shown)),
            ),
        )
        for one in calculators
    ]
    return tuple(pages)


def anchor(node: ResolvedNode) -> str:
    """The address of a node on its page."""
    return f"step-{node.id}"


def _node(node: ResolvedNode) -> str:
    words = [node.help, *(answer.label for answer in node.answers), node.end, *node.steps]
    people = [f"{contact.name} {contact.phone}" for contact in node.contacts]
    return " ".join([*(_words(text) for text in words if text), *people])


def _words(markdown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", to_inline_html(unlinked(markdown)))) if markdown else ""
