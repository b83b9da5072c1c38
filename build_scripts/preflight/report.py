"""Inspections become a report: text for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from build_scripts.model import Language
from build_scripts.preflight.codes import CODES
from build_scripts.preflight.fault import Fault, Inspection
from build_scripts.print_kinds import by_id

_AS_MANY = 3
"""Faults of one code that are told of one file; the rest are counted."""


def as_text(found: Iterable[Inspection], languages: tuple[Language, ...], *, full: bool) -> str:
    """One paragraph for each artefact with faults, or with ``full`` for each; then how often each fault is found."""
    rows = list(found)
    lines: list[str] = []
    for one in rows:
        if one.faults or full:
            lines.append(_head(one))
            lines += _faults(one.faults, languages)
    return "\n".join([*lines, *_summary(rows, languages)])


def _head(one: Inspection) -> str:
    m = one.measures
    kind = by_id(m.kind)
    parts = [
        f"{kind.name.zh} {kind.name.en}" if kind is not None else m.kind,
        f"{m.pages} × {m.sheet}" if m.sheet else "",
        f"{round(one.size / 1024)} KB",
        f"{m.body:g} pt (≥ {m.smallest:g})" if m.body else "",
        f"{m.contrast:g}:1" if m.contrast else "",
        f"QR {len(m.codes)} × {m.module:g} mm" if m.codes else "",
        f"{m.dpi} dpi" if m.dpi else "",
        " ".join(m.inks),
    ]
    return f"{one.path}: " + ", ".join(part for part in parts if part)


def _faults(faults: tuple[Fault, ...], languages: tuple[Language, ...]) -> Iterator[str]:
    told: Counter[str] = Counter()
    for one in faults:
        told[one.code] += 1
        if told[one.code] > _AS_MANY:
            continue
        place = f"p. {one.page}: " if one.page else ""
        first, *rest = languages
        yield f"  {place}{one.level} {one.code}: {one.message(first)}"
        yield from (f"      {one.message(language)}" for language in rest)
        if told[one.code] == 1:
            yield from (f"      → {one.hint(language)}" for language in languages)
    for code, count in told.items():
        if count > _AS_MANY:
            yield f"  … {code} × {count}"


def _summary(rows: list[Inspection], languages: tuple[Language, ...]) -> Iterator[str]:
    count: Counter[str] = Counter(code for one in rows for code in {fault.code for fault in one.faults})
    for code, files in sorted(count.items()):
        words = " · ".join(
            CODES[code].message[language].split("：")[0].split(":")[0] for language in languages
        )
        yield f"{code} {CODES[code].level} × {files}: {words}"
    errors = sum(one.errors() for one in rows)
    warnings = sum(len(one.faults) for one in rows) - errors
    clean = sum(1 for one in rows if not one.faults)
    yield (
        f"看了 {len(rows)} 件，{clean} 件没有问题；{errors} 个错误、{warnings} 个提醒 · "
        f"{len(rows)} looked at, {clean} clean; {errors} errors, {warnings} warnings"
    )


def as_json(found: Iterable[Inspection]) -> str:
    """A list with an object for each artefact: path, sha256, bytes, what was measured, and faults with their words."""
    rows = [
        {
            "path": one.path,
            "sha256": one.sha256,
            "bytes": one.size,
            "measures": asdict(one.measures),
            "faults": [
                {
                    "code": f.code,
                    "level": f.level,
                    "page": f.page,
                    "message": {"zh": f.message("zh"), "en": f.message("en")},
                    "hint": {"zh": f.hint("zh"), "en": f.hint("en")},
                }
                for f in one.faults
            ],
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
