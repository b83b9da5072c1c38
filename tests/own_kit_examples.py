"""A forum with documents of its organiser's own: fields, a letter for each participant, a notice for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.channels.kit.details import OwnSheet
from build_scripts.diagnostics import Diagnostic, Stopped, as_text
from build_scripts.model import Job
from build_scripts.organiser.desk import Asked, make_kit
from tests.kit_examples import kit_project

DAY = date(2026, 11, 21)
FIELDS = """fields:
  - {id: meals, type: text, label: {zh: 吃饭, en: Meals}, example: {zh: 供午餐, en: lunch is served}}
  - {id: guide, type: text, label: {zh: 领路人, en: Guide}, private: true, example: {zh: 会务, en: Staff}}
  - {id: bus, type: text, for: participant, label: {zh: 接送车, en: Bus}}
documents:
  - {id: letter, for: participant, title: {zh: 商请准假函, en: Leave for one day}, note: {zh: 盖章, en: stamp it}}
  - {id: notice, title: {zh: 告示, en: Notice}, box: room}
"""
LETTER = {
    "zh": "{{ participant.organisation }}：请准 **{{ participant.name }}** 一天假。\n\n"
    "- 吃饭：{{ field.meals }}\n- 车：{{ field.bus | default('自己来') }}\n\n"
    "工资不少于{fact:lowest-wage}。\n\n> 【单位】\n",
    "en": "To {{ participant.organisation }}: please let **{{ participant.name }}** come.\n\n"
    "- Meals: {{ field.meals }}\n- Bus: {{ field.bus | default('own way') }}\n\n"
    "Pay is no less than {fact:lowest-wage}.\n\n> 【office】\n",
}
NOTICE = {"zh": "{{ event.date }}在{{ event.place }}。\n", "en": "{{ event.date }}, {{ event.place }}.\n"}
ROWS = "姓名,英文名,类别,单位,接送车\n林示例,Lin Sample,工人,甲单位,1号车\n陈示例,Chen Sample,学生,乙单位,\n"


def own_project(folder: Path) -> Path:
    """The example's forum with a letter for each and a notice for all."""
    root = kit_project(folder)
    forum = root / "workshops/forum"
    with (forum / "workshop.yml").open("a", encoding="utf-8") as stream:
        stream.write(FIELDS)
    (forum / "documents").mkdir()
    for name, texts in (("letter", LETTER), ("notice", NOTICE)):
        for language, text in texts.items():
            (forum / f"documents/{name}.{language}.md").write_text(text, encoding="utf-8")
    return root


def made(root: Path, roster: Path | None, **asked: Any) -> Path:
    """The private folder after a kit, or a preview, was made."""
    out = root.parent / "private"
    given = replace(Asked(day=date(2026, 12, 12), languages=("zh",)), **asked)
    assert make_kit(root, "forum", roster, given, out=out, today=DAY) == 0
    return out


def stopped(root: Path, roster: Path, **asked: Any) -> tuple[Diagnostic, ...]:
    """What is found wrong, none of it quoting a person; nothing has been made."""
    before = sorted((root.parent / "private").rglob("*"))
    with pytest.raises(Stopped) as error:
        made(root, roster, **asked)
    found = tuple(d for d in error.value.findings if d.level == "error")
    said = as_text(found, ("zh", "en"))
    assert not any(word in said for word in ("林示例", "Lin Sample", "甲单位"))
    assert sorted((root.parent / "private").rglob("*")) == before
    return found


def sheet_of(jobs: list[Job] | dict[str, Job], name: str) -> OwnSheet:
    """What a document's job carries; of several languages the Chinese."""
    every = jobs.values() if isinstance(jobs, dict) else jobs
    found = [job.detail for job in every if job.id.endswith(f"/{name}")]
    assert isinstance(found[0], OwnSheet)
    return found[0]
