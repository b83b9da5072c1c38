"""``leaflet:work-injury=200`` becomes the published artefact of that kind and name, in a region and a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.diagnostics import Findings
from build_scripts.model import Artefact, Language, Location, Manifest, Text
from build_scripts.print_kinds import KINDS, PrintKind, bare_name, by_id, is_black, kind_of
from build_scripts.validate.near import near

MOST = 100_000
"""Copies; more is a slip of the keyboard."""
_WISH = re.compile(r"(?P<kind>[a-z0-9-]+):(?P<name>[\w./-]+)=(?P<copies>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an order."""

    kind: PrintKind
    name: str
    copies: int
    path: str
    """Of the artefact in colour, below the release."""
    black: str
    """Of its version in black; empty where there is none."""


class Unmet(Exception):
    """Why a wish cannot be met, and what to do."""

    def __init__(self, problem: Text, hint: Text) -> None:
        super().__init__(problem.en)
        self.problem = problem
        self.hint = hint

    def note(self, wish: str, findings: Findings) -> None:
        """Adds it to the findings."""
        findings.add(
            "S015",
            Location("", 0, 0),
            wish=wish,
            problem_zh=self.problem.zh,
            problem_en=self.problem.en,
            hint_zh=self.hint.zh,
            hint_en=self.hint.en,
        )


def chosen(
    wishes: Sequence[str], manifest: Manifest, region: str, language: Language, findings: Findings
) -> tuple[Item, ...]:
    """The items of an order, in the order asked; each wish that cannot be met is a finding that says what can."""
    items: list[Item] = []
    for wish in wishes:
        try:
            item = _item(wish, manifest, region, language)
            if any((one.kind, one.name) == (item.kind, item.name) for one in items):
                raise Unmet(
                    Text("写了两次", "it stands twice"),
                    Text("把份数加在一起，写一次。", "Add up the copies and name it once."),
                )
        except Unmet as unmet:
            unmet.note(wish, findings)
        else:
            items.append(item)
    return tuple(items)


def on_offer(
    manifest: Manifest, region: str, language: Language
) -> tuple[tuple[PrintKind, dict[str, str]], ...]:
    """Each kind of which something is published for a region in a language, with its names and their paths."""
    offers = ((kind, _named(manifest, kind, region, language)) for kind in KINDS)
    return tuple(
        (kind, {name: coloured or black for name, (coloured, black) in sorted(found.items())})
        for kind, found in offers
        if found
    )


def offered(kind_id: str, manifest: Manifest, region: str, language: Language) -> dict[str, str]:
    """Names and paths of one kind. Unmet where there is no such kind, or nothing of it."""
    kind = kind_named(kind_id)
    for one, names in on_offer(manifest, region, language):
        if one == kind:
            return names
    raise _elsewhere(kind, manifest, region, language)


def kind_named(kind_id: str) -> PrintKind:
    """The kind that an order names. Unmet where there is none."""
    kind = by_id(kind_id)
    if kind is None:
        known = [one.id for one in KINDS]
        offer = near(kind_id, known)
        raise Unmet(
            Text(f"没有“{kind_id}”这一类", f"there is no kind '{kind_id}'"),
            Text(
                f"{offer['near_zh']}全部种类：./banyan print-order --list",
                f"{_before(offer['near_en'])}All kinds: ./banyan print-order --list",
            ),
        )
    return kind


def _item(wish: str, manifest: Manifest, region: str, language: Language) -> Item:
    match = _WISH.fullmatch(wish.strip())
    if match is None:
        raise Unmet(
            Text("写法不对", "it is not written as an order"),
            Text(
                "写成 种类:名字=份数，中间没有空格，例如 leaflet:work-injury=200。",
                "Write KIND:NAME=COPIES without blanks, such as leaflet:work-injury=200.",
            ),
        )
    kind = kind_named(match["kind"])
    copies, name = int(match["copies"]), match["name"]
    if not 1 <= copies <= MOST:
        raise Unmet(
            Text(f"份数要在 1 到 {MOST} 之间", f"copies are from 1 to {MOST}"),
            Text("改等号后面的数。", "Change the number behind the sign =."),
        )
    found = _named(manifest, kind, region, language)
    if not found:
        raise _elsewhere(kind, manifest, region, language)
    if name not in found:
        offer = near(name, found)
        place = f"--list {kind.id} --region {region} --language {language}"
        raise Unmet(
            Text(f"{kind.name.zh}里没有“{name}”", f"no {kind.name.en} is called '{name}'"),
            Text(
                f"{offer['near_zh']}全部名字：./banyan print-order {place}",
                f"{_before(offer['near_en'])}All names: ./banyan print-order {place}",
            ),
        )
    coloured, black = found[name]
    return Item(kind, name, copies, coloured or black, black)


def _named(
    manifest: Manifest, kind: PrintKind, region: str, language: Language
) -> dict[str, tuple[str, str]]:
    """Name to paths in colour and in black, of all that is published of a kind."""
    found: dict[str, tuple[str, str]] = {}
    for artefact in _of_kind(manifest.artefacts, kind):
        if artefact.region != region or artefact.language != language:
            continue
        name = _name(artefact)
        coloured, black = found.get(name, ("", ""))
        found[name] = (coloured, artefact.path) if is_black(artefact.path) else (artefact.path, black)
    return found


def _of_kind(artefacts: Iterable[Artefact], kind: PrintKind) -> Iterable[Artefact]:
    return (
        one
        for one in artefacts
        if one.media_type == "application/pdf" and one.channel != "site" and kind_of(one.path) == kind
    )


def _name(artefact: Artefact) -> str:
    """As an order says it: the lesson's, flow's or calculator's id, else the name of the file."""
    parts = artefact.path.removesuffix(".pdf").split("/")
    if artefact.region in parts:
        parts = parts[parts.index(artefact.region) + 1 :] or [artefact.channel]
    # A glossary has no name of its own: glossary/zh/GD.pdf.
    stem = "/".join(parts) if parts[-1] != artefact.region else artefact.channel
    return bare_name(stem)


def _elsewhere(kind: PrintKind, manifest: Manifest, region: str, language: Language) -> Unmet:
    """Says where there is something of a kind."""
    elsewhere = sorted({(one.region, one.language) for one in _of_kind(manifest.artefacts, kind)})
    known = ", ".join(f"--region {place} --language {tongue}" for place, tongue in elsewhere)
    return Unmet(
        Text(
            f"{region}（{language}）没有{kind.name.zh}",
            f"there is no {kind.name.en} for {region} ({language})",
        ),
        Text(f"有的是：{known}", f"There are: {known}")
        if elsewhere
        else Text(
            f"dist/current 里没有{kind.name.zh}，先运行 ./banyan build。",
            f"dist/current has no {kind.name.en}: run ./banyan build first.",
        ),
    )


def _before(words: str) -> str:
    return f"{words} " if words else ""
