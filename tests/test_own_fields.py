"""Fields of an organiser's own: their types, what people write for them, and the roster's columns that they ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.diagnostics import Findings
from build_scripts.documents.said import in_words
from build_scripts.load.own_fields import canonical, field_of_heading, load_fields
from build_scripts.load.roster import load_roster
from build_scripts.load.yaml_source import parse
from build_scripts.model import FIELD_TYPES, CustomField, FieldType, Language, Location
from tests.projects import ROOT

TYPES = """
- {id: hotel, type: text, for: participant, label: {zh: 住宿, en: Hotel}}
- {id: words, type: long-text, label: {zh: 要说的, en: What to say}}
- {id: far, type: number, label: {zh: 多远, en: Distance}, unit: {zh: 公里, en: km}}
- {id: reply_by, type: date, label: {zh: 回话日期, en: Reply by}, example: 2026年11月28日}
- {id: bus_time, type: time, for: participant, label: {zh: 上车时间, en: Bus time}}
- id: meal
  type: choice
  for: participant
  label: {zh: 吃什么, en: Meal}
  options: [{id: all, label: {zh: 都吃, en: Anything}}, {id: halal, label: {zh: 清真, en: Halal}}]
  default: 都吃
- {id: child, type: yes-no, for: participant, label: {zh: 带孩子, en: Brings a child}}
"""


def fields_of(text: str) -> tuple[tuple[CustomField, ...], Findings]:
    findings = Findings()
    node = parse(text, Location("own.yml", 1), findings)
    assert node is not None
    return load_fields(node.list()), findings


def of_type(kind: FieldType) -> CustomField:
    fields, findings = fields_of(TYPES)
    assert len(findings) == 0
    return next(field for field in fields if field.type == kind)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("text", "  示例\u200b招待所 ", "示例招待所"),
        ("text", "两行\n也行", "两行 也行"),
        ("text", "长" * 81, None),
        ("long-text", "一行\n两行", "一行\n两行"),
        ("long-text", "长" * 601, None),
        ("number", "12", "12"),
        ("number", "１２．５公里", "12.5"),
        ("number", "1,200 km", "1200"),
        ("number", "十二", None),
        ("number", "1e9", None),
        ("number", "nan", None),
        ("date", "2026-12-05", "2026-12-05"),
        ("date", "2026/12/5", "2026-12-05"),
        ("date", "2026年12月5日", "2026-12-05"),
        ("date", "2026-12-05T00:00:00", "2026-12-05"),
        ("date", "2026-02-30", None),
        ("date", "12月5日", None),
        ("time", "7:30", "07:30"),
        ("time", "7点半", "07:30"),
        ("time", "７：５０", "07:50"),
        ("time", "下午2点15分", "14:15"),
        ("time", "2:30 pm", "14:30"),
        ("time", "08:30:00", "08:30"),
        ("time", "25:00", None),
        ("time", "早上", None),
        ("choice", "清真", "halal"),
        ("choice", "HALAL", "halal"),
        ("choice", "素食", None),
        ("yes-no", "√", "yes"),
        ("yes-no", "否", "no"),
        ("yes-no", "也许", None),
        ("yes-no", "", ""),
        ("date", "  ", ""),
    ],
)
def test_what_people_write_becomes_one_form(kind: FieldType, written: str, value: str | None) -> None:
    assert canonical(of_type(kind), written) == value


@pytest.mark.parametrize(
    ("kind", "value", "language", "words"),
    [
        ("number", "1200", "zh", "1200公里"),
        ("number", "1200", "en", "1,200 km"),
        ("date", "2026-12-05", "zh", "2026年12月5日"),
        ("date", "2026-12-05", "en", "5 December 2026"),
        ("choice", "halal", "zh", "清真"),
        ("choice", "halal", "en", "Halal"),
        ("yes-no", "yes", "zh", "是"),
        ("yes-no", "no", "en", "no"),
        ("time", "07:30", "en", "07:30"),
    ],
)
def test_a_value_is_said_in_both_languages(
    kind: FieldType, value: str, language: Language, words: str
) -> None:
    assert in_words(of_type(kind), value, language) == words


def test_defaults_and_examples_are_canonical() -> None:
    fields = {field.id: field for field in fields_of(TYPES)[0]}
    assert fields["meal"].default is not None
    assert fields["meal"].default.en == "all"
    assert fields["reply_by"].example is not None
    assert fields["reply_by"].example.zh == "2026-11-28"


@pytest.mark.parametrize(
    ("label", "english"),
    [
        ("身份证", "Card"),
        ("证件号", "Papers"),
        ("联系电话", "Call"),
        ("手机号码", "Number"),
        ("微信号", "Chat"),
        ("银行卡", "Card"),
        ("家庭住址", "Home"),
        ("号码", "ID number"),
        ("号码", "Phone"),
        ("号码", "mobile no."),
        ("信箱", "E-mail"),
        ("去哪", "Passport"),
    ],
)
@pytest.mark.parametrize("kind", ["text", "number", "long-text"])
def test_numbers_of_persons_are_never_asked_for(label: str, english: str, kind: str) -> None:
    fields, findings = fields_of(
        f"- {{id: it, type: {kind}, for: participant, label: {{zh: {label}, en: {english}}}}}"
    )
    assert fields == ()
    assert [d.code for d in findings] == ["K912"]


@pytest.mark.parametrize(
    ("label", "english", "kind"),
    [
        ("带不带手机", "Brings a phone", "yes-no"),
        ("主意", "Ideas", "text"),
        ("考虑什么", "Considers", "text"),
    ],
)
def test_what_only_sounds_like_it_may_be_asked(label: str, english: str, kind: str) -> None:
    _, findings = fields_of(f"- {{id: it, type: {kind}, label: {{zh: {label}, en: {english}}}}}")
    assert len(findings) == 0


def test_the_readmes_example_is_sound() -> None:
    readme = (ROOT / "workshops/README.md").read_text(encoding="utf-8")
    example = readme.split("## 自己的字段，自己的文件")[1].split("```yaml\n")[1].split("documents:")[0]
    fields, findings = fields_of(example.removeprefix("fields:").partition("\n")[2])
    assert [d.message("en") for d in findings] == []
    assert [(f.id, f.type, f.each, f.required, f.private) for f in fields] == [
        ("meals", "text", False, False, False),
        ("bus_time", "time", True, False, False),
        ("travel", "choice", False, True, True),
    ]
    kinds = example.split("type: choice")[1].split("\n")[0]
    assert all(kind in kinds for kind in FIELD_TYPES if kind != "choice")


def test_columns_are_found_by_label_in_either_language_or_by_id() -> None:
    fields = fields_of(TYPES)[0]
    for heading in ("上车时间", "上车时间（必填）", " Bus time *", "bus_time", "ＢＵＳ　ＴＩＭＥ"):
        found = field_of_heading(heading, fields)
        assert found is not None and found.id == "bus_time", heading
    assert field_of_heading("时间", fields) is None
    assert field_of_heading("", fields) is None
    assert field_of_heading("回话日期", fields) is None  # the event's, and no column


def test_the_roster_fills_the_fields_of_participants(tmp_path: Path) -> None:
    text = "Name,Public,Hotel,上车时间,Meal,带孩子\n参会者01,学生,示例招待所,7点半,清真,否\n参会者02,学生,无,,,√\n"
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    findings = Findings()
    people = load_roster(path, tmp_path, findings, private=True, fields=fields_of(TYPES)[0])
    assert len(findings) == 0
    assert dict(people[0].fields) == {
        "hotel": "示例招待所",
        "bus_time": "07:30",
        "meal": "halal",
        "child": "no",
    }
    assert dict(people[1].fields) == {"child": "yes"}
    # Without the definition the columns mean nothing, as before.
    assert load_roster(path, tmp_path, findings)[0].fields == ()
