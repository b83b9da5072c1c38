"""The register and a filter become rows, one for each value in force, as text, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePosixPath

from build_scripts.facts.uses import Uses
from build_scripts.formats import canonical, legal_source, with_year
from build_scripts.model import Catalogue, Fact, FactValue, Language, Source
from build_scripts.words import format_fact


@dataclass(frozen=True, slots=True)
class Filter:
    """Which values are wanted; empty: all."""

    topic: str = ""
    """Name of a file of the register, without ``.yml``."""
    region: str = ""
    """The region that a value is entered for; what a region inherits stands under its parent."""
    kind: str = ""
    confidence: str = ""
    unused: bool = False
    """Only facts that nothing quotes."""
    text: str = ""
    """Words that must all occur in id, label, statement, note or source, in either language."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a fact, in words. Dates are ISO; an absent one is empty."""

    id: str
    topic: str
    region: str
    kind: str
    label_zh: str
    label_en: str
    value: str
    """Canonical; empty for a rule and for a figure known to be missing."""
    text_zh: str
    """As readers see it; of a rule its statement."""
    text_en: str
    source: str
    source_zh: str
    source_en: str
    effective_from: str
    effective_to: str
    checked: str
    review_by: str
    confidence: str
    lessons: tuple[str, ...]
    used: bool
    path: str
    line: int


def topic(fact: Fact) -> str:
    """The register's file that a fact stands in, without ``.yml``."""
    return PurePosixPath(fact.location.path).stem


def in_words(fact: Fact, value: FactValue, language: Language) -> str:
    """A value as readers see it; of a rule its statement; 未知 / unknown for a figure that is known to be missing."""
    if fact.kind == "rule":
        return fact.statement[language] if fact.statement is not None else ""
    if value.amount is None:
        return {"zh": "未知", "en": "unknown"}[language]
    return with_year(format_fact(fact, value, language), value.year, language)


def cited(value: FactValue, source: Source | None, language: Language) -> str:
    """The legal source as it is printed, or the bare id of one that is not entered."""
    if source is None:
        return value.source
    article = value.article[language] if value.article is not None else ""
    document = source.kind in {"law", "regulation", "notice"}
    return legal_source(source.title[language], article, language, document=document)


def in_force(fact: Fact, as_of: date) -> tuple[FactValue, ...]:
    """One value a region: the one that holds on the day, else the latest that began before it, else the first."""
    chosen: dict[str, FactValue] = {}
    for value in sorted(fact.values, key=lambda v: v.start):
        if value.region not in chosen or value.start <= as_of:
            chosen[value.region] = value
    return tuple(chosen[region] for region in dict.fromkeys(value.region for value in fact.values))


def listed(catalogue: Catalogue, uses: Uses, as_of: date, wanted: Filter) -> tuple[Row, ...]:
    """The values that a filter takes, in the order of the register."""
    sources = {source.id: source for source in catalogue.sources}
    return tuple(
        _row(fact, value, sources.get(value.source), uses)
        for fact in catalogue.facts
        if _takes_fact(wanted, fact, uses)
        for value in in_force(fact, as_of)
        if _takes_value(wanted, fact, value, sources.get(value.source))
    )


def _takes_fact(wanted: Filter, fact: Fact, uses: Uses) -> bool:
    if wanted.topic and topic(fact) != wanted.topic:
        return False
    if wanted.kind and fact.kind != wanted.kind:
        return False
    return not (wanted.unused and uses.is_used(fact.id))


def _takes_value(wanted: Filter, fact: Fact, value: FactValue, source: Source | None) -> bool:
    if wanted.region and value.region != wanted.region:
        return False
    if wanted.confidence and value.confidence != wanted.confidence:
        return False
    texts = [fact.label, fact.statement, value.note, source.title if source is not None else None]
    words = [fact.id, value.source, *(f"{text.zh} {text.en}" for text in texts if text is not None)]
    haystack = " ".join(words).casefold()
    return all(word in haystack for word in wanted.text.casefold().split())


def _row(fact: Fact, value: FactValue, source: Source | None, uses: Uses) -> Row:
    return Row(
        id=fact.id,
        topic=topic(fact),
        region=value.region,
        kind=fact.kind,
        label_zh=fact.label.zh,
        label_en=fact.label.en,
        value=canonical(value.amount),
        text_zh=in_words(fact, value, "zh"),
        text_en=in_words(fact, value, "en"),
        source=value.source,
        source_zh=cited(value, source, "zh"),
        source_en=cited(value, source, "en"),
        effective_from=value.start.isoformat(),
        effective_to=value.end.isoformat() if value.end is not None else "",
        checked=value.checked.isoformat(),
        review_by=value.review_by.isoformat() if value.review_by is not None else "",
        confidence=value.confidence,
        lessons=uses.lessons(fact.id),
        used=uses.is_used(fact.id),
        path=value.location.path,
        line=value.location.line,
    )


def as_text(rows: tuple[Row, ...]) -> str:
    """Two lines a value: what it is, and where it comes from."""
    lines: list[str] = []
    for row in rows:
        lines.append(f"{row.id}  [{row.region}]  {row.text_zh}  ·  {row.text_en}")
        until = f"–{row.effective_to}" if row.effective_to else ""
        used = (
            f"{len(row.lessons)} 课 lessons"
            if row.lessons
            else "有引用 quoted"
            if row.used
            else "无人引用 unused"
        )
        lines.append(
            f"    {row.label_zh} · {row.label_en}\n"
            f"    {row.source_zh}  {row.effective_from}{until}  {row.confidence}  {used}  {row.path}:{row.line}"
        )
    facts = len({row.id for row in rows})
    lines.append(f"{facts} 条数据、{len(rows)} 个值 · {facts} facts, {len(rows)} values")
    return "\n".join(lines)


def as_json(rows: tuple[Row, ...]) -> str:
    """A list of objects with the fields of a row."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)


def as_csv(rows: tuple[Row, ...]) -> str:
    """A table with the fields of a row as headings; several lessons are parted by spaces."""
    names = list(Row.__dataclass_fields__)
    return table(names, ([_cell(getattr(row, name)) for name in names] for row in rows))


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def table(headings: list[str], rows: Iterable[list[str]]) -> str:
    """Rows as CSV with \\n line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")
