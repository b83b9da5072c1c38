"""``diff``: what readers see change between two days, in the example whose lowest wage has two periods."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.channels.protocol import World
from build_scripts.facts import said
from build_scripts.facts.rule_changes import Change, FactChange, SentenceChange, changes
from build_scripts.model import LANGUAGES
from build_scripts.pipeline import checked
from build_scripts.resolve import Resolver
from tests.projects import EXAMPLE, example_project, rewrite

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)


def world(root: Path, day: date) -> World:
    catalogue, _ = checked(root, day)
    return World(catalogue, Resolver(catalogue, day))


def between(root: Path, start: date, end: date, *regions: str) -> tuple[Change, ...]:
    return changes(world(root, start), world(root, end), LANGUAGES, regions or ("GD", "QY"))


def in_lessons(root: Path, start: date, end: date, *regions: str) -> tuple[Change, ...]:
    return tuple(change for change in between(root, start, end, *regions) if change.kind == "lesson")


def test_the_day_of_the_rise_changes_a_lesson_a_flow_and_a_calculator_in_one_region() -> None:
    found = between(EXAMPLE, BEFORE, AFTER)
    assert [(c.kind, c.subject, c.region, c.language) for c in found] == [
        ("lesson", "pay-slip", "GD", "zh"),
        ("lesson", "pay-slip", "GD", "en"),
        ("flow", "pay-too-low", "GD", "zh"),
        ("flow", "pay-too-low", "GD", "en"),
        ("calculator", "months-of-pay", "GD", "zh"),
        ("calculator", "months-of-pay", "GD", "en"),
    ]


def test_of_a_flow_questions_and_ends_are_told() -> None:
    zh = next(c for c in between(EXAMPLE, BEFORE, AFTER, "GD") if c.kind == "flow")
    assert zh.sentences == (
        (SentenceChange("node:enough", ("每月有1900元吗？",), ("每月有2000元吗？",)), ("site", "flow")),
        (
            SentenceChange(
                "node:end-too-low", ("大概太低了：最低是每月1900元。",), ("大概太低了：最低是每月2000元。",)
            ),
            ("site", "flow"),
        ),
    )
    assert [(f.id, f.before, f.after) for f in zh.facts] == [("lowest-wage", "每月1900元", "每月2000元")]


def test_of_a_calculator_formulas_assumptions_and_worked_examples_are_told() -> None:
    en = next(
        c for c in between(EXAMPLE, BEFORE, AFTER, "GD") if (c.kind, c.language) == ("calculator", "en")
    )
    assert [(s.place, s.before, s.after) for s, _ in en.sentences] == [
        (
            "result:least",
            ("At least = Months worked × Lowest wage (1,900 yuan a month)",),
            ("At least = Months worked × Lowest wage (2,000 yuan a month)",),
        ),
        ("assumptions", ("At least 1,900 yuan a month.",), ("At least 2,000 yuan a month.",)),
        ("example:One of three", ("At least: 5,700 yuan",), ("At least: 6,000 yuan",)),
        ("example:Without a bonus", ("At least: 1,900 yuan",), ("At least: 2,000 yuan",)),
    ]
    assert {channels for _, channels in en.sentences} == {("site", "calculator")}


def test_sentences_stand_before_and_after_with_place_and_channels() -> None:
    (zh, en) = in_lessons(EXAMPLE, BEFORE, AFTER, "GD")
    everywhere = ("site", "leaflet", "wechat", "kit")
    assert zh.sentences == (
        (
            SentenceChange("key-messages", ("工资不能低于每月1900元。",), ("工资不能低于每月2000元。",)),
            everywhere,
        ),
        (SentenceChange("get", ("这里最低每月1900元。",), ("这里最低每月2000元。",)), everywhere),
    )
    assert [sentence.after for sentence, _ in en.sentences] == [
        ("Pay may not be below 2,000 yuan a month.",),
        ("The least here is 2,000 yuan a month.",),
    ]
    assert zh.facts == (
        FactChange("lowest-wage", "最低工资", "每月1900元", "每月2000元", "《示例通知》", "《示例通知》"),
    )


def test_backwards_is_the_other_way_round() -> None:
    (zh, _) = in_lessons(EXAMPLE, AFTER, BEFORE, "GD")
    assert zh.sentences[0][0].after == ("工资不能低于每月1900元。",)


@pytest.mark.parametrize(
    ("start", "end"), [(AFTER, AFTER), (date(2020, 1, 1), BEFORE), (AFTER, date(2030, 1, 1))]
)
def test_nothing_changes_where_no_rule_does(start: date, end: date) -> None:
    assert between(EXAMPLE, start, end) == ()


def test_a_value_that_ends_takes_its_sentence_with_it(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    # A calculator's example would no longer come out, and says so: not this test's matter.
    for guides in ("flows", "calculators"):
        shutil.rmtree(root / "content" / guides)
    rewrite(root / "content/facts/pay.yml", "value: 300,", "to: 2026-06-30, value: 300,")
    found = between(root, date(2026, 6, 30), date(2026, 7, 1))
    assert {(c.subject, c.region) for c in found} == {("pay-slip", "QY")}
    zh = next(c for c in found if c.language == "zh")
    assert [(s.place, s.before, s.after) for s, _ in zh.sentences] == [("get", ("本地另有300元补贴。",), ())]
    assert [(f.id, f.before, f.after) for f in zh.facts] == [("town-bonus", "300元", "")]


def test_another_source_of_the_same_value_is_told(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    rest = 'value: 1, source: example-law, article: "38", checked: 2026-11-21, confidence: high}'
    new = rest.replace("38", "40")
    rewrite(
        root / "content/facts/pay.yml",
        "{region: CN, from: 2020-01-01, " + rest,
        f"{{region: CN, from: 2020-01-01, to: 2025-12-31, {rest}\n    - {{region: CN, from: 2026-01-01, {new}",
    )
    zh = next(c for c in between(root, BEFORE, AFTER, "QY") if c.language == "zh")
    assert (zh.subject, zh.sentences) == ("rest-days", ())
    assert [(f.id, f.source_before, f.source_after) for f in zh.facts] == [
        ("weekly-rest", "《示例法》第38条", "《示例法》第40条")
    ]


def test_what_an_edition_says_is_plain_words() -> None:
    edition = world(EXAMPLE, AFTER).edition("pay-slip", "site", "zh", "GD")
    told = list(said.of_edition(edition))
    assert ("title", "看懂工资条") in told
    assert ("key-messages", "发工资要给工资条。") in told
    assert ("prose", "单子和休息日对着看。") in told
    assert ("steps", "先看单子。") in told
    assert ("quiz:whom", "打12333问。") not in told
    assert ("quiz:whom", "打12333。") in told
    assert not [words for _, words in told if any(sign in words for sign in ("<", "*", "](", "{"))]


# --- the command


def diff(*arguments: str, root: Path = EXAMPLE) -> int:
    return main(["--root", str(root), "diff", *arguments])


def test_the_command_tells_lessons_and_artefacts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_project(tmp_path)
    days = ("--from", "2025-12-31", "--to", "2026-01-01")
    assert diff(*days, "--region", "GD", "--lang", "zh", root=root) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "pay-slip  看懂工资条",
        "  GD zh",
        "    key-messages  (site, leaflet, wechat, kit)",
        "      - 工资不能低于每月1900元。",
        "      + 工资不能低于每月2000元。",
    ]
    assert "    lowest-wage  最低工资：每月1900元 → 每月2000元" in lines
    assert (
        "2025-12-31 → 2026-01-01：1 课、1 个流程、1 个计算器有变 · 1 lessons, 1 flows, 1 calculators change"
        in lines
    )
    assert "flow pay-too-low  工资是不是太低" in lines
    assert "calculator months-of-pay  一共该有多少钱" in lines
    assert "      + 至少：6000元" in lines
    assert "      leaflet/zh/GD/pay-slip  （尚未发布 · not published yet）" in lines
    assert not [line for line in lines if "/en/" in line or "/QY/" in line or "rest-days" in line]


def test_without_a_change_nothing_is_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_project(tmp_path)
    assert diff("--from", "2026-01-01", "--to", "2026-11-21", root=root) == 0
    assert capsys.readouterr().out.endswith("(0，其中印刷品 of which print 0)\n  没有 · none\n")


def test_a_day_without_a_value_counts_as_a_sentence_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_project(tmp_path)
    assert diff("--from", "2019-12-31", "--to", "2026-01-01", "--lang", "zh", root=root) == 0
    captured = capsys.readouterr()
    assert "quotations have no value" in captured.err
    assert "      + 每周至少休息一天。" in captured.out


def test_other_mistakes_and_unknown_regions_stop_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example_project(tmp_path)
    days = ("--from", "2025-12-31", "--to", "2026-01-01")
    assert diff(*days, "--region", "SH", root=root) == 1
    assert "--region SH?  GD, QY" in capsys.readouterr().err
    rewrite(root / "content/lessons/rest-days/zh.md", "加班要有加班费。", "加班费是30元。")
    assert diff(*days, root=root) == 1
    assert "error B401" in capsys.readouterr().err
