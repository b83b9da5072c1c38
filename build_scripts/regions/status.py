"""A region's pack becomes a report: whom to ask there, which values it has, what it says is missing, its age."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from build_scripts.model import Catalogue, Contact, Region
from build_scripts.regions.supplies import Supplies, Supply
from build_scripts.register import Register

_STATES = {
    "own": ("自己的", "own"),
    "inherited": ("用上级的", "inherited"),
    "ended": ("已到期", "ended"),
    "missing": ("还没有", "missing"),
}
_HEADS = (
    ("地区", "region"),
    ("建站", "built"),
    ("联系方式", "contacts"),
    ("自己的", "own"),
    ("上级的", "inherited"),
    ("还缺", "missing"),
    ("列明缺项", "listed"),
    ("最早核对", "checked"),
)


@dataclass(frozen=True, slots=True)
class Status:
    """How complete a pack is."""

    region: Region
    built: bool
    contacts: tuple[Contact, ...]
    """All that readers there are shown, nearest first."""
    local: tuple[Contact, ...]
    """Of these, the region's own with a place, or with a phone that no region above it gives."""
    supplies: tuple[Supply, ...]
    checked: date | None
    """The oldest day of checking among its own values in force that are not historical; None: it has none."""

    def count(self, *states: str) -> int:
        """How many values are in one of these states."""
        return sum(1 for supply in self.supplies if supply.state in states)


def status(catalogue: Catalogue, register: Register, supplies: Supplies, region: Region) -> Status:
    """The report of one region."""
    contacts = tuple(register.contacts(region.id))
    values = (register.value(fact.id, region.id) for fact in catalogue.facts)
    above = {c.phone for place in register.lineage(region.id)[1:] for c in register.regions[place].contacts}
    own = [v.checked for v in values if v is not None and v.region == region.id and v.year is None]
    return Status(
        region=region,
        built=region.id in catalogue.regions_built,
        contacts=contacts,
        local=tuple(c for c in region.contacts if c.where or (c.phone and c.phone not in above)),
        supplies=supplies.of(region.id),
        checked=min(own, default=None),
    )


def as_table(found: Iterable[Status]) -> str:
    """One line for each region, with headings in both languages."""
    rows: list[tuple[str, ...]] = [tuple(zh for zh, _ in _HEADS), tuple(en for _, en in _HEADS)]
    for s in found:
        rows.append(
            (
                f"{s.region.id} {s.region.short.zh}",
                "✓" if s.built else "–",
                f"{len(s.local)}/{len(s.contacts)}",
                str(s.count("own")),
                str(s.count("inherited")),
                str(s.count("ended", "missing")),
                str(len(s.region.missing)),
                s.checked.isoformat() if s.checked is not None else "–",
            )
        )
    return _aligned(rows)


def as_text(s: Status, catalogue: Catalogue) -> str:
    """One region in full: contacts, values by lesson, and what is listed as missing."""
    lines = [f"{s.region.id} {s.region.name.zh} · {s.region.name.en}", "", as_table((s,)), ""]
    lines.append(f"当地的电话或地址 · local phones and places ({len(s.local)}/{len(s.contacts)})")
    for contact in s.contacts:
        mark = "✓" if contact in s.local else "○"
        lines.append(f"  {mark} {contact.id}  {contact.name.zh} · {contact.name.en}")
    lines += ["", f"要补的值 · values to supply ({len(s.supplies)})"]
    for state, (zh, en) in _STATES.items():
        chosen = [supply for supply in s.supplies if supply.state == state]
        if chosen:
            lines.append(f"  {zh} · {en} ({len(chosen)})")
            lines += [f"    {_line(supply)}" for supply in chosen]
    by_lesson = [(lesson.id, _of_lesson(s, lesson.id)) for lesson in catalogue.lessons]
    if any(found for _, found in by_lesson):
        lines += ["", "按课 · by lesson"]
        for lesson, found in by_lesson:
            if found:
                held = sum(1 for supply in found if supply.holds)
                lacking = ", ".join(supply.fact.id for supply in found if not supply.holds)
                lines.append(
                    f"  {lesson}  {held}/{len(found)}" + (f"  缺 missing: {lacking}" if lacking else "")
                )
    lines += ["", f"列明缺的 · listed as missing ({len(s.region.missing)})"]
    supplied = [supply.fact.label.zh for supply in s.supplies if supply.holds]
    for text in s.region.missing:
        done = any(text.zh.endswith(f"：{label}") for label in supplied)
        mark = "  ← 已有值，请删掉这一行 · supplied: take this line away" if done else ""
        lines.append(f"  - {text.zh} · {text.en}{mark}")
    return "\n".join(lines)


def as_json(found: Iterable[Status]) -> str:
    """A list of regions for another program."""
    rows = [
        {
            "id": s.region.id,
            "name": {"zh": s.region.name.zh, "en": s.region.name.en},
            "parent": s.region.parent,
            "built": s.built,
            "contacts": {"all": [c.id for c in s.contacts], "local": [c.id for c in s.local]},
            "values": [
                {
                    "id": supply.fact.id,
                    "state": supply.state,
                    "from_region": supply.value.region if supply.value is not None else None,
                    "lessons": list(supply.lessons),
                }
                for supply in s.supplies
            ],
            "missing": [{"zh": text.zh, "en": text.en} for text in s.region.missing],
            "oldest_checked": s.checked.isoformat() if s.checked is not None else None,
        }
        for s in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _of_lesson(s: Status, lesson: str) -> tuple[Supply, ...]:
    return tuple(supply for supply in s.supplies if lesson in supply.lessons)


def _line(supply: Supply) -> str:
    words = f"{supply.fact.id}  {supply.fact.label.zh} · {supply.fact.label.en}"
    if supply.value is not None and supply.state != "own":
        words += f"  [{supply.value.region}"
        words += f", 到 to {supply.value.end}]" if supply.state == "ended" else "]"
    return words


def _aligned(rows: list[tuple[str, ...]]) -> str:
    """Columns that stand below each other where a Chinese character is as wide as two letters."""
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
