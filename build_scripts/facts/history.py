"""A fact becomes its whole story: every value by region and period, with sources and notes, and who quotes it."""

from __future__ import annotations

from datetime import date

from build_scripts.facts.listing import cited, in_words
from build_scripts.facts.uses import Use, Uses
from build_scripts.model import LANGUAGES, Catalogue, Fact, FactValue
from build_scripts.register import Register


def as_text(fact: Fact, catalogue: Catalogue, uses: Uses, as_of: date) -> str:
    """A report for a terminal; the value that holds on the day is marked with ▶."""
    sources = {source.id: source for source in catalogue.sources}
    regions = {region.id: region for region in catalogue.regions}
    head = f"{fact.kind}, {fact.per}" if fact.per else fact.kind
    lines = [
        f"{fact.id}  [{head}]  {fact.location.path}:{fact.location.line}",
        f"  {fact.label.zh}",
        f"  {fact.label.en}",
    ]
    if fact.statement is not None:
        lines += [f"  “{fact.statement.zh}”", f"  '{fact.statement.en}'"]
    for region_id in dict.fromkeys(value.region for value in fact.values):
        region = regions.get(region_id)
        lines.append(
            f"\n{region_id} {region.name.zh} · {region.name.en}" if region is not None else f"\n{region_id}"
        )
        for value in sorted((v for v in fact.values if v.region == region_id), key=lambda v: v.start):
            lines += _value(fact, value, as_of)
            source = sources.get(value.source)
            lines += [
                f"      {cited(value, source, 'zh')}",
                f"      {cited(value, source, 'en')}  ({value.source})",
            ]
            if value.note is not None:
                lines += [f"      {value.note.zh}", f"      {value.note.en}"]
    lines += ["", *_elsewhere(fact, catalogue, as_of)]
    lines += _quoted(uses.of(fact.id))
    return "\n".join(lines)


def _value(fact: Fact, value: FactValue, as_of: date) -> list[str]:
    holds = value.start <= as_of and (value.end is None or value.end >= as_of)
    period = f"{value.start} – {value.end or '…'}"
    words = " · ".join(in_words(fact, value, language) for language in LANGUAGES)
    if fact.kind == "rule":
        words = "规则 · rule"
    review = f"，复核 review by {value.review_by}" if value.review_by is not None else ""
    return [
        f"  {'▶' if holds else ' '} {period}  {words}  {value.location.path}:{value.location.line}",
        f"      核对 checked {value.checked}{review}  把握 confidence {value.confidence}",
    ]


def _elsewhere(fact: Fact, catalogue: Catalogue, as_of: date) -> list[str]:
    """What a reader gets in each region that is built: its own value, a parent's, or none."""
    register = Register(catalogue, as_of)
    lines = [f"{as_of} 各地读者看到的 · what readers see"]
    for region in catalogue.regions_built:
        value = register.value(fact.id, region)
        if value is None:
            lines.append(f"  {region}  没有值 · no value")
        else:
            origin = "" if value.region == region else f"  ← {value.region}"
            lines.append(f"  {region}  {in_words(fact, value, 'zh')} · {in_words(fact, value, 'en')}{origin}")
    return lines


def _quoted(uses: tuple[Use, ...]) -> list[str]:
    if not uses:
        return ["无人引用 · quoted nowhere"]
    counted: dict[tuple[str, str], int] = {}
    for use in uses:
        counted[use.kind, use.owner] = counted.get((use.kind, use.owner), 0) + 1
    lines = ["谁在引用 · who quotes it"]
    return lines + [f"  {kind}  {owner}  ×{count}" for (kind, owner), count in counted.items()]
