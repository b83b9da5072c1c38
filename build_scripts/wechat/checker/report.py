"""Articles that were looked at become a report: text for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from build_scripts.model import Language
from build_scripts.wechat.checker.check import ROWS, Checked
from build_scripts.wechat.checker.finding import Finding

_AS_MANY = 3
"""Places of one fault that are told of one article; the rest are counted."""


def as_text(found: Iterable[Checked], languages: tuple[Language, ...]) -> str:
    """Each article's faults with their first places, then what was not tried, then the sum."""
    rows = list(found)
    lines: list[str] = []
    for one in rows:
        lines += _faults(one, languages)
    for reason, numbers in _not_tried(rows).items():
        lines.append(f"没试 · not tried: {numbers} – {reason}")
    errors = sum(one.errors() for one in rows)
    warnings = sum(len(one.findings) for one in rows) - errors
    clean = sum(1 for one in rows if not one.findings)
    lines.append(
        f"看了 {len(rows)} 篇，{clean} 篇没有问题；{errors} 个错误、{warnings} 个提醒 · "
        f"{len(rows)} looked at, {clean} clean; {errors} errors, {warnings} warnings"
    )
    return "\n".join(lines)


def _faults(one: Checked, languages: tuple[Language, ...]) -> Iterator[str]:
    groups: dict[tuple[str, tuple[tuple[str, str], ...], str], list[Finding]] = {}
    for finding in one.findings:
        groups.setdefault((finding.code, finding.values, finding.path), []).append(finding)
    hinted: set[str] = set()
    for places in groups.values():
        first = places[0]
        at = f":{first.line}:{first.column}" if first.line else ""
        head, *rest = languages
        yield f"{first.path}{at}: {first.level} {first.code}（{first.row}）: {first.message(head)}"
        yield from (f"    {first.message(language)}" for language in rest)
        if first.code not in hinted:
            hinted.add(first.code)
            yield from (f"    → {first.hint(language)}" for language in languages)
        if len(places) > 1:
            more = ", ".join(f"{p.line}:{p.column}" for p in places[1:_AS_MANY])
            left = len(places) - _AS_MANY
            tail = f" … +{left}" if left > 0 else ""
            yield f"    还有 · also {more}{tail}"


def _not_tried(rows: list[Checked]) -> dict[str, str]:
    reasons: dict[str, set[int]] = {}
    for one in rows:
        for row, reason in one.why_not:
            reasons.setdefault(reason, set()).add(row)
    return {reason: ", ".join(map(str, sorted(numbers))) for reason, numbers in reasons.items()}


def as_json(found: Iterable[Checked]) -> str:
    """A list with an object for each article: path, kind, state of each row, and findings with their words."""
    rows = [
        {
            "path": one.path,
            "kind": one.kind,
            "rows": {str(row): one.state(row) for row in ROWS},
            "not_tried": {str(row): reason for row, reason in one.why_not},
            "findings": [
                {
                    "row": f.row,
                    "code": f.code,
                    "level": f.level,
                    "path": f.path,
                    "line": f.line,
                    "column": f.column,
                    "message": {"zh": f.message("zh"), "en": f.message("en")},
                    "hint": {"zh": f.hint("zh"), "en": f.hint("en")},
                }
                for f in one.findings
            ],
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
