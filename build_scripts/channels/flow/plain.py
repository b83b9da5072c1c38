"""A flow becomes plain text that can be read aloud, sent as a message or printed on anything."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from build_scripts.channels.flow.sources import source_lines
from build_scripts.channels.flow.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Language, ProgrammeText, ResolvedContact, ResolvedFlow, ResolvedNode
from build_scripts.render.markdown import to_inline_html

WIDTH = 72
"""Columns; a Chinese character takes two."""
_CITE = re.compile(r'<sup class="cite">(\d+)</sup>')
_CLOSING = "，。！？；：、）》”’"


def plain_text(flow: ResolvedFlow, programme: ProgrammeText) -> str:
    """Lines of at most WIDTH columns, ended by line feeds."""
    return "\n".join(_lines(flow, programme)).rstrip() + "\n"


def _lines(flow: ResolvedFlow, programme: ProgrammeText) -> Iterator[str]:
    w, language = WORDING[flow.language], flow.language
    yield flow.title
    yield "=" * min(WIDTH, _columns(flow.title))
    yield from _wrapped(flow.intro, "", language)
    yield ""
    yield from _wrapped(w.how, "", language)
    yield from _wrapped(w.hint, "", language)
    for node in flow.nodes:
        yield ""
        yield from _node(node, language)
    yield ""
    yield w.sources
    for line in source_lines(flow):
        figures = f"{w.colon}{line.figures}" if line.figures else ""
        yield from _wrapped(f"[{line.number}] {line.title}{figures}", "", language, later="    ")
    yield ""
    facts = [w.place.format(flow.region_name), f"{w.edition} {flow.code}"]
    if flow.checked:
        facts.append(w.checked.format(day_in_words(flow.checked, language)))
    yield from _wrapped(w.dot.join([programme.name, *facts]), "", language)
    yield flow.url
    yield from _wrapped(programme.disclaimer, "", language)


def _node(node: ResolvedNode, language: Language) -> Iterator[str]:
    w = WORDING[language]
    number = f"{node.number}. "
    if node.ask:
        yield from _wrapped(number + _words(node.ask, language), "", language, later="   ")
        if node.help:
            yield from _wrapped(_words(node.help, language), "   ", language)
        for answer in node.answers:
            yield from _wrapped(
                f"- {_words(answer.label, language)} → {answer.number}", "   ", language, later="     "
            )
        return
    yield from _wrapped(f"{number}[{w.end}] {_words(node.end, language)}", "", language, later="   ")
    for step in node.steps:
        yield from _wrapped(f"* {_words(step, language)}", "   ", language, later="     ")
    people = w.joint.join(_contact(contact) for contact in node.contacts)
    yield from _wrapped(f"{w.ask}{w.colon}{people}", "   ", language, later="     ")


def _contact(contact: ResolvedContact) -> str:
    return " ".join(part for part in (contact.name, contact.phone or contact.where) if part)


def _words(markdown: str, language: Language) -> str:
    """Without markup; a citation is [3]."""
    note = r" [\1]" if language == "en" else r"[\1]"
    rendered = to_inline_html(_CITE.sub(note, markdown))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", rendered)).split())


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _wrapped(text: str, indent: str, language: Language, later: str | None = None) -> Iterator[str]:
    """The text in lines; ``later`` indents those after the first."""
    after = indent if later is None else later
    if language == "en":
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=indent, subsequent_indent=after, break_long_words=False
        )
        return
    line = indent
    for sign in re.findall(r"[!-~]+|.", text):
        if _columns(line + sign) > WIDTH and sign not in _CLOSING and line.strip():
            yield line.rstrip()
            line = after
            sign = sign.lstrip()
        line += sign
    yield line.rstrip()
