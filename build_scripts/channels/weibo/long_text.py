"""Units of an edition become one long post: everything in its order, with numbered sources at the end."""

from __future__ import annotations

from build_scripts.channels.weibo.limits import LONG, length
from build_scripts.channels.weibo.posts import heading
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.feed.units import Unit, numbered
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, ProgrammeText
from build_scripts.render.faults import Overflow
from build_scripts.render.source_lines import source_lines

# Given up one after another where a lesson is too long; they stay on its page, to which the text leads.
_GIVEN_UP = ((), ("warning",), ("warning", "get"))


def long_text(edition: Edition, programme: ProgrammeText, units: tuple[Unit, ...], withdraw: str = "") -> str:
    """The whole text; ``withdraw`` is the ISO day up to which it may stand, or empty. Overflow where even key
    messages, steps and contacts are more than Weibo takes."""
    text = ""
    for dropped in _GIVEN_UP:
        kept = tuple(unit for unit in units if unit.kind not in dropped)
        text = _text(edition, programme, kept, withdraw)
        if length(text) <= LONG:
            return text
    raise Overflow(
        "",
        f"长微博有{length(text)}字，最多{LONG}字，请把步骤写短 / "
        f"the long post has {length(text)} characters, at most {LONG}: shorten the steps",
    )


def _text(edition: Edition, programme: ProgrammeText, units: tuple[Unit, ...], withdraw: str) -> str:
    words = WORDING[edition.language]
    lines = [
        words.heading.format(words=edition.title),
        edition.summary,
        words.place.format(place=edition.region_name),
    ]
    if withdraw:
        lines.append(words.until.format(day=day_in_words(withdraw, edition.language)))
    before: tuple[str, str] | None = None
    for unit in units:
        if (unit.kind, unit.heading) != before:
            before = (unit.kind, unit.heading)
            lines += ["", words.heading.format(words=heading(unit, words))]
        lines += [_line(unit, at) for at in range(len(unit.lines))]
    facts = {fact.id: fact for unit in units for fact in unit.facts}
    sources = source_lines((f for f in edition.facts if f.id in facts), words.stop)
    if sources:
        lines += ["", words.sources.format(sources="").rstrip()]
        mark = "：" if edition.language == "zh" else ": "
        lines += [
            f"[{s.number}] {s.title}{mark}{s.figures}" if s.figures else f"[{s.number}] {s.title}"
            for s in sources
        ]
    lines.append("")
    if edition.checked:
        lines.append(dates(edition))
    lines += [f"{words.edition} {edition.code}", programme.disclaimer, f"{words.more}{edition.url}"]
    return "\n".join(lines)


def dates(edition: Edition) -> str:
    """When it was checked, and by when it wants to be checked again."""
    words = WORDING[edition.language]
    said = [
        shape.format(day=day_in_words(iso, edition.language))
        for shape, iso in ((words.checked, edition.checked), (words.review, edition.review_by))
        if iso
    ]
    return ("，" if edition.language == "zh" else ", ").join(said)


def _line(unit: Unit, at: int) -> str:
    line = unit.lines[at]
    words = numbered(line, line.noted)
    return f"· {words}" if line.role == "bullet" else words
