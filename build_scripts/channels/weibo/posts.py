"""Units of an edition become posts of at most 140 characters; what does not fit whole is left to the long text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.channels.weibo.limits import POST, length
from build_scripts.channels.weibo.wording import WORDING, Wording
from build_scripts.feed.units import Unit, oldest_check, sources_of, topic
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Language, ResolvedFact

NOTE_FORMS = 3


@dataclass(frozen=True, slots=True)
class Post:
    """A post to paste."""

    number: int
    kind: str
    """title, or the kind of its block."""
    text: str
    count: int
    facts: tuple[ResolvedFact, ...]
    """Whose values it says."""


@dataclass(frozen=True, slots=True)
class Posts:
    """All short posts of an edition."""

    posts: tuple[Post, ...]
    left_out: tuple[str, ...]
    """Units, in words, that no post could hold."""


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: str
    text: str
    units: tuple[Unit, ...]


def posts(edition: Edition, units: tuple[Unit, ...]) -> Posts:
    """The title's post, then those of the units: as many neighbours of one passage in a post as fit whole."""
    drafts = [_Draft("title", _title(edition), ())]
    left_out: list[str] = []
    for run in _passages(units):
        for chunk in _chunks(edition, run):
            text = _fitting(edition, chunk)
            if text:
                drafts.append(_Draft(chunk[0].kind, text, chunk))
            else:
                left_out += [unit.plain for unit in chunk]
    return Posts(
        tuple(
            Post(number, draft.kind, draft.text, length(draft.text), _quoted(draft.units))
            for number, draft in enumerate(drafts, 1)
        ),
        tuple(left_out),
    )


def heading(unit: Unit, words: Wording) -> str:
    """The heading of a unit's passage, or the channel's own for a block without one."""
    own = {"key-messages": words.messages, "steps": words.steps, "warning": words.warnings, "who": words.who}
    return unit.heading or own.get(unit.kind, "")


def _title(edition: Edition) -> str:
    """Title, summary and where they hold; a summary may quote figures, so it has its day."""
    words = WORDING[edition.language]
    note = (words.dated if edition.checked else words.place).format(
        place=edition.region_name, day=day_in_words(edition.checked, edition.language)
    )
    head = words.heading.format(words=edition.title)
    for text in (
        f"{_joined(head, edition.summary, edition.language)}\n{note}\n{edition.url}",
        f"{head}\n{note}\n{edition.url}",
    ):
        if length(text) <= POST:
            return text
    return f"{head} {edition.url}"


def _passages(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """Neighbours of one passage."""
    run: list[Unit] = []
    for unit in units:
        if run and (unit.kind, unit.heading) != (run[-1].kind, run[-1].heading):
            yield tuple(run)
            run = []
        run.append(unit)
    if run:
        yield tuple(run)


def _chunks(edition: Edition, run: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """The run in parts that fit with their sources in full, as even as may be: none has one line more than it must."""
    least = len(tuple(_greedy(edition, run, POST)))
    limit = POST
    while limit > POST // 2 and len(tuple(_greedy(edition, run, limit - 5))) == least:
        limit -= 5
    yield from _greedy(edition, run, limit)


def _greedy(edition: Edition, run: tuple[Unit, ...], limit: int) -> Iterator[tuple[Unit, ...]]:
    head = _heads(edition, run[0])[0]
    chunk: tuple[Unit, ...] = ()
    for unit in run:
        if chunk and length(_text(edition, (*chunk, unit), head, 0)) > limit:
            yield chunk
            chunk = ()
        chunk = (*chunk, unit)
    yield chunk


def _fitting(edition: Edition, chunk: tuple[Unit, ...]) -> str:
    """The fullest form that fits, its note being given up before its heading; or nothing."""
    for head in _heads(edition, chunk[0]):
        for form in range(NOTE_FORMS):
            text = _text(edition, chunk, head, form)
            if length(text) <= POST:
                return text
    return ""


def _heads(edition: Edition, unit: Unit) -> tuple[str, ...]:
    """Topic and heading, heading alone, topic alone."""
    words = WORDING[edition.language]
    of_lesson, of_block = topic(edition.title), heading(unit, words)
    named = (words.within.join(part for part in (of_lesson, of_block) if part), of_block, of_lesson)
    return tuple(dict.fromkeys(words.heading.format(words=name) for name in named if name))


def _text(edition: Edition, chunk: tuple[Unit, ...], head: str, form: int) -> str:
    lines = "\n".join(_bulleted(unit, several=len(chunk) > 1) for unit in chunk)
    body = f"{head}\n{lines}" if "\n" in lines else _joined(head, lines, edition.language)
    return f"{body}\n{note(edition, chunk, form)}\n{edition.url}"


def _joined(head: str, words: str, language: Language) -> str:
    return f"{head}{words}" if language == "zh" or not head else f"{head} {words}"


def _bulleted(unit: Unit, *, several: bool) -> str:
    """A unit of one line among others gets a sign of its own."""
    plain = unit.plain
    single = len(unit.lines) == 1 and unit.lines[0].role == "bullet"
    return f"· {plain}" if several and single else plain


def note(edition: Edition, said: tuple[Unit, ...], form: int = 0) -> str:
    """Where the units hold, and for figures the day of their check with the source (form 0), with a word that the page
    names it (form 1), or alone (form 2), the page's address being the next line."""
    words = WORDING[edition.language]
    if not any(unit.has_figure for unit in said):
        return words.place.format(place=edition.region_name)
    sources = sources_of(said)
    day = day_in_words(oldest_check(said, edition.checked), edition.language)
    if form == 2:
        wanted = words.dated
    elif form == 1 or not sources or any(unit.worked for unit in said):
        wanted = words.dated_page
    else:
        wanted = words.sourced
    return wanted.format(place=edition.region_name, day=day, sources=words.stop.join(sources))


def _quoted(said: tuple[Unit, ...]) -> tuple[ResolvedFact, ...]:
    """Also phone numbers: they stand in the text like figures."""
    found: dict[str, ResolvedFact] = {}
    for unit in said:
        plain = re.sub(r"\s", "", unit.plain)
        for fact in unit.facts:
            if fact in unit.quoted or (fact.kind == "phone" and fact.value in plain):
                found.setdefault(fact.id, fact)
    return tuple(found.values())
