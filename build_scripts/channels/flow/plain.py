"""A flow becomes plain text that can be read aloud, sent as a message or printed on anything."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.channels.flow.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Language, ProgrammeText, ResolvedContact, ResolvedFlow, ResolvedNode
from build_scripts.render.plain import underlined, words, wrapped
from build_scripts.render.source_lines import source_lines


def plain_text(flow: ResolvedFlow, programme: ProgrammeText) -> str:
    """Lines of at most WIDTH columns, ended by line feeds."""
    return "\n".join(_lines(flow, programme)).rstrip() + "\n"


def _lines(flow: ResolvedFlow, programme: ProgrammeText) -> Iterator[str]:
    w, language = WORDING[flow.language], flow.language
    yield from underlined(flow.title)
    yield from wrapped(flow.intro, "", language)
    yield ""
    yield from wrapped(w.how, "", language)
    yield from wrapped(w.hint, "", language)
    for node in flow.nodes:
        yield ""
        yield from _node(node, language)
    yield ""
    yield w.sources
    for line in source_lines(flow.facts, w.joint):
        figures = f"{w.colon}{line.figures}" if line.figures else ""
        yield from wrapped(f"[{line.number}] {line.title}{figures}", "", language, later="    ")
    yield ""
    facts = [w.place.format(flow.region_name), f"{w.edition} {flow.code}"]
    if flow.checked:
        facts.append(w.checked.format(day_in_words(flow.checked, language)))
    if flow.review_by:
        facts.append(w.review.format(day_in_words(flow.review_by, language)))
    yield from wrapped(w.dot.join([programme.name, *facts]), "", language)
    yield flow.url
    yield from wrapped(programme.disclaimer, "", language)


def _node(node: ResolvedNode, language: Language) -> Iterator[str]:
    w = WORDING[language]
    number = f"{node.number}. "
    if node.ask:
        yield from wrapped(number + words(node.ask, language), "", language, later="   ")
        if node.help:
            yield from wrapped(words(node.help, language), "   ", language)
        for answer in node.answers:
            yield from wrapped(
                f"- {words(answer.label, language)} → {answer.number}", "   ", language, later="     "
            )
        return
    yield from wrapped(f"{number}[{w.end}] {words(node.end, language)}", "", language, later="   ")
    for step in node.steps:
        yield from wrapped(f"* {words(step, language)}", "   ", language, later="     ")
    people = w.joint.join(_contact(contact) for contact in node.contacts)
    yield from wrapped(f"{w.ask}{w.colon}{people}", "   ", language, later="     ")


def _contact(contact: ResolvedContact) -> str:
    return " ".join(part for part in (contact.name, contact.phone or contact.where) if part)
