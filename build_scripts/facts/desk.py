"""Questions to the register become what ``./banyan facts`` and ``./banyan diff`` print."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Literal

from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble
from build_scripts.facts import (
    exchange,
    history,
    listing,
    reach,
    remade,
    returned,
    rewrite,
    rule_changes,
    stale,
)
from build_scripts.facts.listing import Filter
from build_scripts.facts.remade import Remade
from build_scripts.facts.uses import Uses
from build_scripts.model import LANGUAGES, Catalogue, Fact, Language
from build_scripts.pipeline import check, checked, plan_of
from build_scripts.publish import read_manifest
from build_scripts.resolve import Resolver
from build_scripts.validate.near import near
from build_scripts.validate.places import Places

Format = Literal["text", "json", "csv"]


class Desk:
    """The register of a project on one day. Making one is Stopped where the source has errors."""

    def __init__(self, root: Path, as_of: date) -> None:
        self.root = root
        self.as_of = as_of
        self.catalogue, _ = checked(root, as_of)
        self.uses = Uses(self.catalogue, Places(root))

    def print_list(self, wanted: Filter, form: Format) -> int:
        """Prints the values that a filter takes."""
        rows = listing.listed(self.catalogue, self.uses, self.as_of, self._known(wanted))
        write = {"text": listing.as_text, "json": listing.as_json, "csv": listing.as_csv}[form]
        print(write(rows))
        return 0

    def print_history(self, fact_id: str) -> int:
        """Prints a fact's values over time and region."""
        print(history.as_text(self._fact(fact_id), self.catalogue, self.uses, self.as_of))
        return 0

    def print_reach(self, fact_id: str, region: str, out: Path) -> int:
        """Prints what a change of a fact touches; artefacts by the paths that ``out`` has published."""
        fact = self._fact(fact_id)
        if region:
            self._choice("--region", region, tuple(dict.fromkeys(value.region for value in fact.values)))
        found = self._remade(reach.altered(self.catalogue, fact_id, region), out)
        print(reach.as_text(fact, self.uses.of(fact_id), found, self.as_of))
        return 0

    def print_stale(self, within: int) -> int:
        """Prints what is due on the day or within so many days after it."""
        found = stale.due(self.catalogue, self.uses, self.as_of, within)
        print(stale.as_text(found, self.catalogue, self.as_of, within))
        return 0

    def export(self, wanted: Filter, path: Path) -> int:
        """Writes a table for an office to fill in."""
        rows = listing.listed(self.catalogue, self.uses, self.as_of, self._known(wanted))
        exchange.write(path, rows)
        print(f"{path}：{len(rows)} 行 · {len(rows)} rows")
        return 0

    def take_back(self, path: Path, *, apply: bool) -> int:
        """Shows what a table that came back changes; with ``apply`` the register's files are written.

        Stopped with a finding for each row that cannot be taken: then nothing is.
        """
        findings = Findings()
        lines = exchange.read(path)
        changes = returned.changes(lines, self.catalogue, str(path), self.as_of, findings)
        if findings.errors():
            raise Stopped(findings)
        edits = rewrite.edits(self.root, changes)
        print(returned.as_text(changes, lines))
        for edit in edits:
            print("\n" + edit.diff())
        if apply:
            rewrite.write(self.root, edits)
            print("\n已写入；请看一遍，再 check · written; read it, then check")
        elif edits:
            print("\n还没有写入；确认无误后加 --apply · nothing is written yet; add --apply when it is right")
        return 0

    def _remade(self, other: Catalogue, out: Path) -> tuple[Remade, ...]:
        before = plan_of(self.root, self.catalogue, self.as_of)
        after = plan_of(self.root, other, self.as_of)
        return remade.remade(before, after, read_manifest(out))

    def _fact(self, fact_id: str) -> Fact:
        for fact in self.catalogue.facts:
            if fact.id == fact_id:
                return fact
        offer = near(fact_id, (fact.id for fact in self.catalogue.facts))
        raise Trouble("S007", problem=f"{fact_id}?  {offer['near_zh']}{offer['near_en']}".rstrip())

    def _known(self, wanted: Filter) -> Filter:
        """The filter. Trouble when it names a topic or region that there is not."""
        topics = tuple(dict.fromkeys(listing.topic(fact) for fact in self.catalogue.facts))
        self._choice("--topic", wanted.topic, topics)
        self._choice("--region", wanted.region, tuple(region.id for region in self.catalogue.regions))
        return wanted

    @staticmethod
    def _choice(option: str, given: str, known: tuple[str, ...]) -> None:
        if given and given not in known:
            raise Trouble("S007", problem=f"{option} {given}?  {', '.join(known)}")


# What a sound source is found to lack on a day when a value does not hold: in a sentence, as a flow's contact, as all
# that a flow's step says, in a calculator's example.
_OF_THE_DAY = {"F207", "W106", "W108", "W202"}


def _on(root: Path, day: date) -> Catalogue:
    """The catalogue, found sound but for values that do not hold on the day; how many is said on standard error."""
    findings, other = Findings(), Findings()
    catalogue = check(root, day, findings)
    missing = sum(1 for finding in findings if finding.code in _OF_THE_DAY)
    for finding in findings:
        if finding.code not in _OF_THE_DAY:
            other.add(finding.code, finding.location, **dict(finding.values))
    if catalogue is None or other.errors():
        raise Stopped(other)
    if missing:
        print(
            f"{day}：有 {missing} 处引用当天没有值，按省去那句算；那天 build 会停下\n"
            f"{day}: {missing} quotations have no value, their sentences count as left out; a build would stop",
            file=sys.stderr,
        )
    return catalogue


def print_changes(
    root: Path,
    start: date,
    end: date,
    regions: tuple[str, ...],
    languages: tuple[Language, ...],
    out: Path,
) -> int:
    """Prints what readers see change from one day to another, and which artefacts would be made anew.

    Stopped where the source has errors. A value that is missing on one of the days is none here: readers of that day
    see the sentence left out, and that is the change.
    """
    old, new = _on(root, start), _on(root, end)
    for region in regions:
        if region not in new.regions_built:
            raise Trouble("S007", problem=f"--region {region}?  {', '.join(new.regions_built)}")
    worlds = World(old, Resolver(old, start)), World(new, Resolver(new, end))
    seen = rule_changes.changes(*worlds, languages or LANGUAGES, regions or new.regions_built)
    anew = tuple(
        r
        for r in remade.remade(plan_of(root, old, start), plan_of(root, new, end), read_manifest(out))
        if (not regions or r.job.region in regions) and (not languages or r.job.language in languages)
    )
    if seen:
        print(rule_changes.as_text(seen) + "\n")
    print(f"{start} → {end}：{rule_changes.counted(seen)}")
    printed = sum(1 for r in anew if r.printed)
    print(f"要重做的成品 · artefacts made anew ({len(anew)}，其中印刷品 of which print {printed})")
    print("\n".join(remade.as_text(anew)))
    return 0
