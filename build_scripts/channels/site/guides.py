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

_SHEETS = "flow"
_WORKSHEETS = "calculator"
"""The channels whose sheets the pages of flows and calculators offer."""


def jobs(
    empty: Job,
    frame: Frame,
    flows: tuple[ResolvedFlow, ...],
    calculators: tuple[ResolvedCalculator, ...],
    *,
    printed: bool,
) -> Iterator[Job]:
    """The lists and pages, as jobs like ``empty``, and the sheets to take away."""
    site = empty.group
    if flows:
        cards = tuple(GuideCard(flow.flow, flow.title, flow.intro) for flow in flows)
        paths = tuple(sorted(path for flow in flows for path in flow.sources if "/flows/" in path))
        yield replace(empty, id=f"{site}/flows", part=FLOWS, detail=GuidesDetail(frame, cards), sources=paths)
    for flow in flows:
        yield replace(
            empty,
            id=f"{site}/flows/{flow.flow}",
            part=FLOW,
            flow=flow.flow,
            detail=FlowDetail(frame, flow, printed),
            facts=flow.facts,
            sources=flow.sources,
        )
        if printed:
            yield replace(
                empty,
                id=f"{site}/downloads/flow-{flow.flow}",
                group="",
                part=DOWNLOAD,
                flow=flow.flow,
                detail=PlaceDetail(frame.prefix),
                needs=(f"{_SHEETS}/{flow.language}/{flow.region}/{flow.flow}",),
            )
    if calculators:
        cards = tuple(GuideCard(one.calculator, one.title, one.intro) for one in calculators)
        paths = tuple(sorted(path for one in calculators for path in one.sources if "/calculators/" in path))
        yield replace(
            empty,
            id=f"{site}/calculators",
            part=CALCULATORS,
            detail=GuidesDetail(frame, cards),
            sources=paths,
        )
    for one in calculators:
        yield replace(
            empty,
            id=f"{site}/calculators/{one.calculator}",
            part=CALCULATOR,
            calculator=one.calculator,
            detail=CalculatorDetail(frame, one, printed),
            facts=one.facts,
            sources=one.sources,
        )
        if printed:
            yield replace(
                empty,
                id=f"{site}/downloads/calculator-{one.calculator}",
                group="",
                part=DOWNLOAD,
                calculator=one.calculator,
                detail=PlaceDetail(frame.prefix),
                needs=(f"{_WORKSHEETS}/{one.language}/{one.region}/{one.calculator}",),
            )


def addresses(
    flows: tuple[ResolvedFlow, ...], calculators: tuple[ResolvedCalculator, ...]
) -> tuple[str, ...]:
    """Below the site's beginning."""
    found = ["flows/"] if flows else []
    found += [f"flows/{flow.flow}/" for flow in flows]
    found += ["calculators/"] if calculators else []
    return (*found, *(f"calculators/{one.calculator}/" for one in calculators))


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
