"""An edition becomes the rows that its pictures show: lines set for print, hotlines with their number in front."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.weibo.posts import heading
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.feed.units import Role, Unit
from build_scripts.model import Edition, Language
from build_scripts.render.typography import typeset

_VERBS = re.compile(r"(?:先?打|拨打?|[Cc]all|[Dd]ial|[Pp]hone)\s*$")
_HANGS = re.compile(r"(?:或者?|也可以|再|和|，|,|\b(?:or|and|to|at|on|then|with|from|it))$")
_ENDS = "：:，,。. "
_STOPS = tuple("。.：:；;！!？?”")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a picture."""

    role: Role
    number: int
    words: Markup
    phone: str
    """Set large in front of the words; empty where the line is not about one number."""


@dataclass(frozen=True, slots=True)
class Block:
    """A unit as a picture shows it."""

    place: int
    """Among all of its edition, from 0."""
    kind: str
    heading: str
    rows: tuple[Row, ...]
    unit: Unit


def blocks(edition: Edition, units: tuple[Unit, ...]) -> tuple[Block, ...]:
    """One for each unit, in their order."""
    words = WORDING[edition.language]
    phones = tuple(fact.value for fact in edition.facts if fact.kind == "phone")
    found = []
    for place, unit in enumerate(units):
        rows = []
        for line in unit.lines:
            phone, said = "", line.html
            if unit.kind == "who":
                phone, rest = _phone_first(line.plain, phones)
                if rest:
                    said = Markup(typeset(str(Markup.escape(rest)), edition.language))  # noqa: S704 -- escaped
            rows.append(Row(line.role, line.number, said, phone))
        found.append(Block(place, unit.kind, heading(unit, words), tuple(rows), unit))
    return tuple(found)


def _phone_first(plain: str, phones: tuple[str, ...]) -> tuple[str, str]:
    """The one number of a line, and what is said of it where the line ends with it: 公积金：打12329。 gives 公积金.
    Where more is said, the line keeps its words; where it names several numbers, none stands in front."""
    named = [phone for phone in phones if re.search(rf"(?<!\d){re.escape(phone)}(?!\d)", plain)]
    if len(named) != 1 or plain.count(named[0]) != 1:
        return "", ""
    before, _, after = plain.partition(named[0])
    if after.strip(_ENDS):
        return named[0], ""
    said = _VERBS.sub("", before.rstrip(_ENDS)).rstrip()
    # What hangs on the number is not torn from it: 派出所，或者打12345.
    return (named[0], "") if _HANGS.search(said) else (named[0], said.rstrip(_ENDS))


def plain_text(shown: tuple[Block, ...], language: Language) -> str:
    """All that they say, headings first, for readers who cannot see the picture."""
    pieces: list[str] = []
    last = ""
    for block in shown:
        if block.heading != last:
            pieces.append(block.heading + ("：" if language == "zh" else ":"))
            last = block.heading
        pieces += block.unit.plain.split("\n")
    stop, space = ("。", "") if language == "zh" else (".", " ")
    return space.join(piece if piece.endswith(_STOPS) else piece + stop for piece in pieces)
