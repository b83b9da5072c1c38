"""``leaflet:work-injury=200`` becomes the published artefact of that kind and name, in a region and a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.diagnostics import Trouble
from build_scripts.model import Artefact, Language, Manifest
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


def chosen(wishes: Sequence[str], manifest: Manifest, region: str, language: Language) -> tuple[Item, ...]:
    """The items of an order, in the order asked. Trouble, with what there is instead, when one is not published."""
    items: list[Item] = []
    for wish in wishes:
        kind, name, copies = _read(wish)
        found = _named(manifest, kind, region, language)
        if not found:
            _nothing(wish, kind, manifest, region, language)
        if name not in found:
            offer = near(name, found)
            known = ", ".join(sorted(found))
            raise _trouble(
                wish,
                f"没有这一件{_after(offer['near_zh'])}；有：{known}",
                f"there is none of that name{_after(offer['near_en'])}; there are: {known}",
            )
        if any(item.kind == kind and item.name == name for item in items):
            raise _trouble(wish, "同一件写了两次", "it stands twice")
        coloured, black = found[name]
        items.append(Item(kind, name, copies, coloured or black, black))
    return tuple(items)


def _read(wish: str) -> tuple[PrintKind, str, int]:
    match = _WISH.fullmatch(wish.strip())
    if match is None:
        raise _trouble(wish, "写成 leaflet:work-injury=200", "write leaflet:work-injury=200")
    kind = by_id(match["kind"])
    if kind is None:
        known = [one.id for one in KINDS]
        offer = near(match["kind"], known)
        raise _trouble(
            wish,
            f"没有 “{match['kind']}” 这一类{_after(offer['near_zh'])}；有：{', '.join(known)}",
            f"no kind '{match['kind']}'{_after(offer['near_en'])}; kinds: {', '.join(known)}",
        )
    copies = int(match["copies"])
    if not 1 <= copies <= MOST:
        raise _trouble(wish, f"份数要在 1 到 {MOST} 之间", f"copies are from 1 to {MOST}")
    return kind, match["name"], copies


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


def _nothing(wish: str, kind: PrintKind, manifest: Manifest, region: str, language: Language) -> None:
    """Trouble that says what there is of a kind elsewhere."""
    elsewhere = sorted({(one.region, one.language) for one in _of_kind(manifest.artefacts, kind)})
    if not elsewhere:
        raise _trouble(
            wish,
            f"dist/current 里没有{kind.name.zh}，先运行 ./banyan build",
            f"dist/current has no {kind.name.en}: run ./banyan build first",
        )
    known = ", ".join(f"--region {place} --language {tongue}" for place, tongue in elsewhere)
    raise _trouble(
        wish,
        f"{region} {language} 没有{kind.name.zh}；有：{known}",
        f"no {kind.name.en} for {region} in {language}; there are: {known}",
    )


def _after(words: str) -> str:
    return f" ({words})" if words else ""


def _trouble(wish: str, zh: str, en: str) -> Trouble:
    return Trouble("S007", problem=f"--copies {wish}: {zh} · {en}")
