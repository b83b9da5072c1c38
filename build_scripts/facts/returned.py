"""Rows that an office sent back become changes of the register, or findings that name the row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from build_scripts.diagnostics import Findings
from build_scripts.facts.exchange import Line
from build_scripts.facts.listing import in_force, in_words
from build_scripts.formats import canonical
from build_scripts.model import Catalogue, Fact, FactAmount, FactValue, Location
from build_scripts.validate.near import near
from build_scripts.validate.privacy import personal

YES = ("对", "是", "无误", "相同", "不变", "√", "✓", "yes", "y", "ok", "same", "right", "correct")
"""What an office may write instead of repeating a value that is right."""

_DAY = timedelta(days=1)
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,9})?")
_RANGE = re.compile(r"\s*(?:\.\.|至|到|~|–|—| to |-)\s*")
_PHONE = re.compile(r"[0-9+][0-9 -]{2,19}")
_UNITS: dict[str, tuple[str, ...]] = {
    "money": ("元", "yuan"),
    "percent": ("%",),
    "days": ("天", "日", "days", "day"),
    "working-days": ("个工作日", "工作日", "working days", "working day"),
    "hours": ("小时", "hours", "hour"),
    "months": ("个月", "months", "month"),
    "years": ("年", "years", "year"),
    "age": ("岁",),
    "times": ("倍", "times"),
}


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A value that is right: only its days move."""

    row: int
    fact: Fact
    old: FactValue
    new: FactValue
    """The same with ``checked``, and with ``review_by`` where that day was over."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that ends because another one begins."""

    row: int
    fact: Fact
    old: FactValue
    closed: FactValue
    """The old one with its last day."""
    new: FactValue
    """Of medium confidence, because nobody here compared it with its source yet; without the note of the old one."""


Change = Confirmed | Replaced


def changes(
    lines: Iterable[Line], catalogue: Catalogue, path: str, as_of: date, findings: Findings
) -> tuple[Change, ...]:
    """What the filled-in rows ask for, in their order; rows without a confirmed value are passed over.

    Every mistake of every row is a finding (E303–E312, D701–D703) at the row's number.
    """
    reader = _Reader(catalogue, path, as_of, findings)
    found = [reader.change(line) for line in lines if line["confirmed value"]]
    return tuple(change for change in found if change is not None)


def as_text(found: Iterable[Change], lines: Iterable[Line]) -> str:
    """One line a change, with the office and its remark."""
    cells = {line.number: line for line in lines}
    report: list[str] = []
    confirmed = replaced = 0
    for change in found:
        fact, new, line = change.fact, change.new, cells[change.row]
        name = f"{change.row}  {fact.id}  [{new.region}]"
        by = "  ".join(part for part in (line["confirmed by office"], line["remark"]) if part)
        if isinstance(change, Replaced):
            replaced += 1
            before, after = in_words(fact, change.old, "zh"), in_words(fact, new, "zh")
            what = f"{before} → {after}，从 {new.start} 起 · from {new.start} on"
        else:
            confirmed += 1
            what = f"没变，核对日 {change.old.checked} → {new.checked} · confirmed"
        report.append("  ".join(part for part in (name, what, by) if part))
    report.append(f"确认 {confirmed} 个，改动 {replaced} 个 · {confirmed} confirmed, {replaced} changed")
    return "\n".join(report)


class _Reader:
    def __init__(self, catalogue: Catalogue, path: str, as_of: date, findings: Findings) -> None:
        self.facts = {fact.id: fact for fact in catalogue.facts}
        self.sources = {source.id: source for source in catalogue.sources}
        self.path = path
        self.as_of = as_of
        self.findings = findings
        self.seen: dict[tuple[str, str], int] = {}

    def change(self, line: Line) -> Change | None:
        at = Location(self.path, line.number)
        for key in ("remark", "confirmed by office"):
            for code, _, found in personal(line[key]):
                self.findings.add(code, at, found=f"{found[:3]}…")
        on = self._date(line, "confirmed on", at) or self.as_of
        if on > self.as_of:
            self.findings.add("E312", at, date=on, today=self.as_of)
        start = self._date(line, "new from", at)
        place = self._value(line, at)
        if place is None:
            return None
        fact, old = place
        try:
            amount = _amount(line["confirmed value"], fact, old)
        except _Wrong as wrong:
            self.findings.add(
                "E306",
                at,
                id=fact.id,
                kind=fact.kind,
                value=line["confirmed value"],
                problem_zh=wrong.zh,
                problem=wrong.en,
            )
            return None
        ended = old.end is not None and old.end < on
        if amount == old.amount and not ended:
            return Confirmed(line.number, fact, old, replace(old, checked=on, review_by=_review(old, on)))
        if start is None:
            if not line["new from"]:
                self.findings.add("E308", at, id=fact.id, value=line["confirmed value"])
            return None
        return self._replaced(line, fact, old, amount, start, on, at)

    def _replaced(
        self, line: Line, fact: Fact, old: FactValue, amount: FactAmount, start: date, on: date, at: Location
    ) -> Replaced | None:
        source = line["source"] or old.source
        if source not in self.sources:
            self.findings.add("E311", at, source=source, **near(source, self.sources))
            return None
        problem = _overlap(fact, old, start)
        if problem is not None:
            self.findings.add(
                "E309",
                at,
                id=fact.id,
                region=old.region,
                start=start,
                problem_zh=problem[0],
                problem=problem[1],
            )
            return None
        closed = old if old.end is not None and old.end < start else replace(old, end=start - _DAY)
        new = replace(
            old,
            start=start,
            end=None,
            amount=amount,
            source=source,
            article=old.article if source == old.source else None,
            checked=on,
            review_by=_anniversary(old, on),
            confidence="medium",
            note=None,
        )
        return Replaced(line.number, fact, old, closed, new)

    def _value(self, line: Line, at: Location) -> tuple[Fact, FactValue] | None:
        """The fact and the value that a row is about."""
        fact = self.facts.get(line["id"])
        if fact is None:
            self.findings.add("E303", at, id=line["id"], **near(line["id"], self.facts))
            return None
        value = next((v for v in in_force(fact, self.as_of) if v.region == line["region"]), None)
        if value is None:
            known = ", ".join(dict.fromkeys(v.region for v in fact.values))
            self.findings.add("E304", at, id=fact.id, region=line["region"], known=known)
            return None
        first = self.seen.setdefault((fact.id, value.region), line.number)
        if first != line.number:
            self.findings.add("E305", at, id=fact.id, region=value.region, first=first)
            return None
        if not _is_same_row(line, fact, value):
            self.findings.add(
                "E310", at, id=fact.id, region=value.region, value=canonical(value.amount) or "–"
            )
            return None
        return fact, value

    def _date(self, line: Line, key: str, at: Location) -> date | None:
        if not line[key]:
            return None
        day = _day(line[key])
        if day is None:
            self.findings.add("E307", at, column=key, value=line[key])
        return day


def _is_same_row(line: Line, fact: Fact, value: FactValue) -> bool:
    """Whether the register still says what the table said when it was exported."""
    exported, now = line["current value"], canonical(value.amount)
    if exported != now:
        try:
            if _amount(exported, fact, value) != value.amount or exported.casefold() in YES:
                return False
        except _Wrong:
            return False
    return not line["from"] or _day(line["from"]) == value.start


def _overlap(fact: Fact, old: FactValue, start: date) -> tuple[str, str] | None:
    """Why a new period cannot begin on a day, or None."""
    if start <= old.start:
        return (f"现行值从 {old.start} 才开始", f"the present value begins on {old.start}")
    for other in fact.values:
        if other.region == old.region and other.start > old.start:
            return (f"登记里已有从 {other.start} 开始的值", f"the register has a value from {other.start} on")
    if old.end is not None and old.end + _DAY < start:
        return (f"{old.end} 之后会有空档", f"there would be a gap after {old.end}")
    return None


def _review(old: FactValue, on: date) -> date | None:
    """The next day of review. One that is still to come stays: it may be the day on which a law changes."""
    if old.review_by is None or old.review_by > on:
        return old.review_by
    return _anniversary(old, on)


def _anniversary(old: FactValue, on: date) -> date | None:
    """As long after the day of confirmation as the old review was after the old check."""
    if old.review_by is None:
        return None
    years = old.review_by.year - old.checked.year
    if (old.review_by.month, old.review_by.day) == (old.checked.month, old.checked.day) and (
        on.month,
        on.day,
    ) != (2, 29):
        return on.replace(year=on.year + years)
    return on + max(old.review_by - old.checked, _DAY)


class _Wrong(ValueError):
    """A confirmed value that its kind does not allow."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def _day(text: str) -> date | None:
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _amount(text: str, fact: Fact, old: FactValue) -> FactAmount:
    """What a cell says, as the fact's kind wants it; _Wrong when it cannot be that."""
    words = unicodedata.normalize("NFKC", text).strip()
    printed = {in_words(fact, old, "zh"), in_words(fact, old, "en"), canonical(old.amount)}
    if words.casefold() in YES or (old.amount is not None and text in printed):
        return old.amount
    if fact.kind == "rule":
        raise _Wrong(
            "规则没有数值：写“对”，或把意见写在“意见”里", "a rule has no value: write yes, or a remark"
        )
    if fact.kind == "date":
        day = _day(words)
        if day is None:
            raise _Wrong("应为日期，例如 2027-01-01", "a date such as 2027-01-01 is wanted")
        return day
    if fact.kind == "phone":
        if not _PHONE.fullmatch(words):
            raise _Wrong("应为电话号码", "a phone number is wanted")
        return words
    return _number(words, fact)


def _number(words: str, fact: Fact) -> Decimal | tuple[Decimal, Decimal]:
    ends = [_one(part, fact) for part in _RANGE.split(words)]
    if len(ends) == 1:
        return ends[0]
    if len(ends) == 2 and ends[0] < ends[1]:
        return (ends[0], ends[1])
    raise _Wrong("范围写成 0.2..1.9，低的在前", "a range is 0.2..1.9, the lower end first")


def _one(words: str, fact: Fact) -> Decimal:
    units = _UNITS.get(fact.kind, ())
    if fact.unit is not None:
        units = (fact.unit.zh, fact.unit_plural or fact.unit.en, fact.unit.en)
    number = words.strip()
    for unit in units:
        if number.endswith(unit):
            number = number.removesuffix(unit).strip()
            break
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        number = number.replace(",", "")
    if not _NUMBER.fullmatch(number):
        unit_words = f"（{units[0]}）" if units else ""
        raise _Wrong(f"应为数字{unit_words}", "a number is wanted")
    return Decimal(number)
