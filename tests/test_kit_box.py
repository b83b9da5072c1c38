"""The ZIP of a kit: what the copy shop finds in it, and how many sheets it is told to print."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from build_scripts.channels.kit.catalogue import KINDS, file_name
from build_scripts.channels.kit.details import Pack
from build_scripts.channels.kit.packing import PrintLine, readme_text
from build_scripts.channels.kit.planning import ITEMS
from build_scripts.channels.protocol import World
from build_scripts.model import Language
from tests.golden import assert_golden
from tests.kit_examples import (
    Kits,
    invented,
    jobs_of,
    rendered,
    with_people,
)

LANGUAGES: tuple[Language, ...] = ("zh", "en")

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_zip_holds_what_the_shop_prints(kits: Kits, language: Language) -> None:
    name = f"forum-{language}-GD"
    with zipfile.ZipFile(io.BytesIO(kits[language][name].data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        note = {"zh": "打印说明.txt", "en": "PRINT-ORDER.txt"}[language]
        assert names[:2] == [f"{name}/index.html", f"{name}/{note}"]
        assert len(names) == len(set(names)) == 2 + len(KINDS) + 1  # two lessons have an activity sheet
        for item in ITEMS:
            assert archive.read(f"{name}/{file_name(item, language)}") == kits[language][item].data
        sheet = {
            "zh": "4-每桌/活动单-看懂工资条.pdf",
            "en": "4-tables/activity-sheet-Read-your-pay-slip.pdf",
        }[language]
        assert archive.read(f"{name}/{sheet}") == kits[language]["activities/pay-slip"].data
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o644
        readme = archive.read(f"{name}/{note}")
        index = archive.read(f"{name}/index.html").decode()
    linked = set(re.findall(r'href="([^"]+)"', index))
    assert {f"{name}/{link}" for link in linked} == set(names) - {f"{name}/index.html"}
    assert readme.startswith(b"\xef\xbb\xbf")
    assert_golden(f"kit/{language}-README.txt", readme.decode("utf-8-sig").replace("\r\n", "\n"))


def test_the_readme_counts_sheets() -> None:
    pack = Pack("forum-en-GD", "Forum", "Saturday", 40, 5, ())
    lines = (
        PrintLine("primer.pdf", "Primer", 42, 5, True, "paper", "note"),
        PrintLine("badges.pdf", "Badges", 1, 6, False, "card", "note"),
        PrintLine("agenda.pdf", "Agenda", 42, 1, False, "paper", "note"),
        PrintLine("rules.pdf", "Rules", 2, 1, False, "paper", "note", "A3"),
        PrintLine("letter.docx", "Letter", 0, 0, False, "paper", "fill in"),
    )
    assert [line.sheets for line in lines] == [126, 6, 42, 2, 0]
    text = readme_text(pack, lines, "en")
    assert "168 sheets of A4 paper, 6 sheets of A4 card, 2 sheets of A3 paper" in text
    assert "42 copies of 5 pages, two-sided, A4 paper: 126 sheets" in text
    assert "1 copy of 6 pages, one-sided, A4 card: 6 sheets" in text
    assert "letter.docx" not in text
    zh = readme_text(pack, lines, "zh")
    assert "A4 普通纸 168 张，A4 厚纸 6 张，A3 普通纸 2 张" in zh


def test_copies_follow_the_roster(world: World) -> None:
    people = tuple(invented(n, "workers") for n in range(1, 13))
    jobs = jobs_of(with_people(world, people), "en")
    zipped = rendered(jobs.values())[jobs["forum-en-GD"].id]
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as archive:
        readme = archive.read("forum-en-GD/PRINT-ORDER.txt").decode("utf-8-sig")
    assert "12 people at 3 tables" in readme
    # One to spare for every twenty.
    assert re.search(r"agenda\.pdf .*\r\n +13 copies of 1 page, ", readme)
    assert re.search(r"run-sheet\.pdf .*\r\n +5 copies", readme)
    assert re.search(r"activity-sheet-Read-your-pay-slip\.pdf .*\r\n +3 copies of 2 pages", readme)
