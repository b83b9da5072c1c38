"""Flow × language × region × date → ResolvedFlow: numbered so that every answer leads on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from build_scripts import whom_to_ask
from build_scripts.canonical import edition_code
from build_scripts.model import (
    Flow,
    FlowNode,
    Language,
    Lesson,
    PageLink,
    ResolvedAnswer,
    ResolvedFlow,
    ResolvedNode,
    earliest_check,
    first_review,
)
from build_scripts.resolve import Resolver
from build_scripts.words import Words


def resolve_flow(flow: Flow, resolver: Resolver, language: Language, region: str) -> ResolvedFlow:
    """The flow for one reader. It must be free of the faults that ``validate.flows`` finds."""
    words = Words(resolver.register, resolver.known, (), language, region)
    order = ordered(flow)
    numbers = {node.id: place for place, node in enumerate(order, 1)}
    titles = {calculator.id: calculator.title for calculator in resolver.catalogue.calculators}

    def resolved(node: FlowNode) -> ResolvedNode:
        return ResolvedNode(
            id=node.id,
            number=numbers[node.id],
            ask=words.markdown(node.ask[language]) if node.ask else "",
            help=words.markdown(node.help[language]) if node.help else "",
            answers=tuple(
                ResolvedAnswer(words.markdown(a.label[language]), numbers[a.next], a.next)
                for a in node.answers
            ),
            end=words.markdown(node.end[language]) if node.end else "",
            steps=tuple(step for step in (words.markdown(s[language]) for s in node.steps) if step),
            contacts=whom_to_ask.contacts(node.contacts, region, words),
            lessons=lesson_links(node.lessons, resolver.lessons, words),
            calculators=tuple(PageLink(name, titles[name][language]) for name in node.calculators),
        )

    nodes = tuple(resolved(node) for node in order)
    facts = words.facts()
    whole = ResolvedFlow(
        flow=flow.id,
        language=language,
        region=region,
        region_name=resolver.register.regions[region].name[language],
        title=flow.title[language],
        intro=flow.intro[language],
        audiences=tuple(resolver.audiences[a].name[language] for a in flow.audiences),
        nodes=nodes,
        facts=facts,
        terms=words.terms(),
        sources=tuple(sorted({flow.location.path, *words.files()})),
        url=f"{resolver.base_url}/{resolver.site_path(language, region)}flows/{flow.id}/",
        checked=earliest_check(facts),
        review_by=first_review(facts),
        code="",
    )
    return replace(whole, code=edition_code(flow.id, region, language, whole))


def lesson_links(names: Iterable[str], lessons: Mapping[str, Lesson], words: Words) -> tuple[PageLink, ...]:
    """Lessons that are on the site, with their titles."""
    return tuple(
        PageLink(name, words.plain(lessons[name].text(words.language).title))
        for name in names
        if "site" in lessons[name].channels
    )


def ordered(flow: Flow) -> tuple[FlowNode, ...]:
    """Questions, each before those that its answers lead to and otherwise as in the file; then the ends, in the order
    in which questions name them. A flow has no circle."""
    nodes = {node.id: node for node in flow.nodes}
    asked = {node.id for node in flow.nodes if node.answers}
    waiting = dict.fromkeys(asked, 0)
    for name in asked:
        for answer in dict.fromkeys(a.next for a in nodes[name].answers):
            if answer in waiting:
                waiting[answer] += 1
    questions: list[FlowNode] = []
    while waiting:
        ready = next(node for node in flow.nodes if waiting.get(node.id) == 0)
        del waiting[ready.id]
        questions.append(ready)
        for answer in dict.fromkeys(a.next for a in ready.answers):
            if answer in waiting:
                waiting[answer] -= 1
    ends = dict.fromkeys(a.next for node in questions for a in node.answers if a.next not in asked)
    alone = [node.id for node in flow.nodes[:1] if not node.answers]
    return (*questions, *(nodes[name] for name in dict.fromkeys([*alone, *ends])))
