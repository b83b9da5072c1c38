"""Flows → answers that lead nowhere, nodes that nobody reaches, circles, and ends that leave the reader alone."""

from __future__ import annotations

from build_scripts.diagnostics import Findings
from build_scripts.model import LANGUAGES, Catalogue, Flow, FlowNode
from build_scripts.register import Register
from build_scripts.validate.guides import Names
from build_scripts.validate.near import listed
from build_scripts.validate.places import Places
from build_scripts.words import Known, Words


def check_flows(catalogue: Catalogue, register: Register, places: Places, findings: Findings) -> None:
    """W101–W109, X203, X207."""
    names = Names(catalogue, register, places, findings)
    known = Known(
        terms={term.id: term for term in catalogue.terms},
        sources={source.id: source for source in catalogue.sources},
    )
    calculators = tuple(calculator.id for calculator in catalogue.calculators)
    for flow in catalogue.flows:
        names.audiences(flow.audiences, flow.location)
        for node in flow.nodes:
            _form(flow, node, findings)
            names.lessons(node.lessons, node.location)
            if node.end is not None:
                names.contacts(node.contacts, node.id, node.location)
            for name in node.calculators:
                if name not in calculators:
                    at = places.find(node.location, name)
                    findings.add("W109", at, calculator=name, **listed(name, calculators))
        _reach(flow, places, findings)
        _left(flow, names, known, findings)


def _form(flow: Flow, node: FlowNode, findings: Findings) -> None:
    """W104, W107."""
    problem: tuple[str, str] | None = None
    if node.ask is None and node.end is None:
        problem = ("既不是问题也不是结果", "it is neither a question nor an end")
    elif node.ask is not None and node.end is not None:
        problem = ("又是问题又是结果", "it is a question and an end")
    elif node.ask is not None and len(node.answers) < 2:
        problem = ("问题至少要有两个回答", "a question needs two answers at least")
    elif node.ask is not None and (node.steps or node.contacts or node.lessons or node.calculators):
        problem = (
            "steps、contact、lessons、calculators 只写在结果里",
            "steps, contact and links belong to an end",
        )
    elif node.end is not None and (node.answers or node.help):
        problem = ("结果没有 answers 和 help", "an end has no answers and no help")
    if problem is not None:
        findings.add("W104", node.location, node=node.id, problem_zh=problem[0], problem=problem[1])
    for language in LANGUAGES:
        seen: set[str] = set()
        for answer in node.answers:
            words = answer.label[language].strip().lower()
            if words and words in seen:
                findings.add("W107", answer.location, answer=answer.label[language])
            seen.add(words)


def _reach(flow: Flow, places: Places, findings: Findings) -> None:
    """W101, W102, W103."""
    nodes = {node.id: node for node in flow.nodes}
    reached: set[str] = set()
    circles: set[frozenset[str]] = set()

    def follow(node: FlowNode, path: tuple[str, ...]) -> None:
        if node.id in path:
            circle = path[path.index(node.id) :]
            if frozenset(circle) not in circles:
                circles.add(frozenset(circle))
                findings.add("W103", node.location, circle=" → ".join((*circle, node.id)))
            return
        if node.id in reached:
            return
        for answer in node.answers:
            if answer.next in nodes:
                follow(nodes[answer.next], (*path, node.id))
        reached.add(node.id)

    if flow.nodes:
        follow(flow.nodes[0], ())
    lost = False
    for node in flow.nodes:
        for answer in node.answers:
            if answer.next and answer.next not in nodes:
                lost = True
                at = places.find(answer.location, answer.next, near=3)
                findings.add(
                    "W101", at, answer=answer.label.zh, node=answer.next, **listed(answer.next, nodes)
                )
    for node in flow.nodes:
        # What a misspelt answer should have led to is not unreachable too.
        if node.id not in reached and not lost:
            findings.add("W102", node.location, node=node.id)


def _left(flow: Flow, names: Names, known: Known, findings: Findings) -> None:
    """W108: a question, answer or end of which a region's readers would see nothing."""
    for node in flow.nodes:
        texts = [text for text in (node.ask, node.end, *(a.label for a in node.answers)) if text is not None]
        empty = [
            region
            for region in names.regions
            for language in LANGUAGES
            for text in texts
            if "{" in text[language]
            and _nothing(Words(names.register, known, (), language, region), text[language])
        ]
        if empty:
            findings.add("W108", node.location, node=node.id, region=", ".join(dict.fromkeys(empty)))


def _nothing(words: Words, text: str) -> bool:
    try:
        return not words.plain(text).strip()
    except KeyError:  # a term, source or fact that there is not: reported where it is written
        return False
