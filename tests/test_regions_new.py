"""A new region's pack and checklist: what they ask for, that an editor can fill them in, and what is refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from build_scripts.__main__ import main
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.pipeline import check
from build_scripts.register import Register
from tests.projects import example_project, rewrite

DAY = date(2026, 11, 21)
RENT_HELP = """
rent-help:
  label: {zh: 租房补助, en: Help with rent}
  kind: money
  values: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example, with a figure that Qingyuan set itself and one that nobody has entered."""
    made = example_project(tmp_path / "project")
    pay = made / "content/facts/pay.yml"
    pay.write_text(pay.read_text(encoding="utf-8") + RENT_HELP.lstrip("\n"), encoding="utf-8")
    return made


def new(root: Path, *more: str, name: str = "QY-YS", parent: str = "QY") -> int:
    """Runs the command; ``more`` replaces the names."""
    names = more or ("--name-zh", "阳山县", "--name-en", "Yangshan county")
    return main(["--root", str(root), "new", "region", name, "--parent", parent, *names, "--as-of", str(DAY)])


def codes(root: Path) -> list[tuple[str, str]]:
    findings = Findings()
    check(root, DAY, findings)
    return [(d.location.path, d.code) for d in findings]


def pack(root: Path, name: str = "QY-YS") -> Path:
    return root / f"content/regions/{name}.yml"


def todo(root: Path, name: str = "QY-YS") -> str:
    return (root / f"content/regions/{name}.todo.md").read_text(encoding="utf-8")


def section(text: str, words: str) -> str:
    """The part of a checklist below the heading that holds these words."""
    (found,) = [part for part in text.split("\n## ") if words in part.partition("\n")[0]]
    return found


def uncommented(text: str) -> str:
    """The pack after an editor took “# ” away from ``contacts:`` to its last office."""
    head, _, rest = text.partition("# contacts:\n")
    body, _, tail = rest.partition("\n\n")
    return (
        f"{head}contacts:\n" + "\n".join(line.removeprefix("# ") for line in body.split("\n")) + f"\n\n{tail}"
    )


def test_the_pack_is_sound_as_it_is_written(root: Path) -> None:
    assert new(root) == 0
    rewrite(root / "content/index.yml", "regions: [GD, QY]", "regions: [GD, QY, QY-YS]")
    assert codes(root) == []
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    region = next(r for r in catalogue.regions if r.id == "QY-YS")
    assert (region.parent, region.name.zh, region.name.en) == ("QY", "阳山县", "Yangshan county")
    assert [(m.zh, m.en) for m in region.missing] == [
        (
            "阳山县社保、医保、社会救助窗口的地址和时间",
            "Addresses and hours of the insurance and assistance windows in Yangshan county",
        ),
        ("阳山县：租房补助", "Yangshan county: Help with rent"),
    ]


def test_offices_wait_in_comments_and_an_unfilled_place_is_found(root: Path) -> None:
    new(root)
    path = pack(root)
    text = uncommented(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    offices = [contact["id"] for contact in yaml.safe_load(text)["contacts"]]
    assert offices == [
        "labour",
        "labour-inspection",
        "arbitration",
        "injury-recognition",
        "business-registration",
    ]
    found = codes(root)
    assert len(found) == len(offices)
    assert set(found) == {("content/regions/QY-YS.yml", "Y104")}
    path.write_text(text.replace("where: …", "where: {zh: 镇政府, en: Township hall}"), encoding="utf-8")
    assert codes(root) == []


def test_the_checklist_sorts_by_what_is_lacking(root: Path) -> None:
    new(root)
    text = todo(root)
    lacking, inherited = section(text, "Should be there"), section(text, "Please check")
    assert re.findall(r"`([\w.-]+)`\n", lacking) == ["rent-help"]
    assert re.findall(r"\*\* `([\w.-]+)`\n", inherited) == ["lowest-wage", "town-bonus"]
    assert "Must be there" not in text
    assert "pay-slip" in inherited and "QY：1800" in inherited
    # National figures are nobody else's business.
    assert "keep-records" not in text and "hotline-12333" not in text


def test_a_stub_pasted_and_filled_in_is_a_value(root: Path) -> None:
    new(root)
    (stub,) = re.findall(r"```yaml\n(.*?)```", section(todo(root), "Should be there"), re.DOTALL)
    pay = root / "content/facts/pay.yml"
    rewrite(pay, "  values: []\n", f"  values:\n{stub}")
    assert {code for _, code in codes(root)} >= {"Y104"}
    filled = stub.replace("from: …", "from: 2026-01-01").replace("value: …", "value: 350")
    filled = filled.replace("source: …", "source: example-notice").replace(
        "confidence: …", "confidence: high"
    )
    rewrite(pay, stub, filled)
    assert codes(root) == []
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    value = Register(catalogue, DAY).value("rent-help", "QY-YS")
    assert value is not None and (value.amount, value.region) == (Decimal(350), "QY-YS")


def test_what_would_stop_a_build_comes_first_with_its_places(root: Path) -> None:
    """A place outside Guangdong has no lowest wage, which lessons quote outright."""
    assert new(root, name="FJ", parent="CN") == 0
    must = section(todo(root, "FJ"), "Must be there")
    assert re.findall(r"\*\* `([\w.-]+)`\n", must) == ["lowest-wage"]
    assert "region: FJ" in must
    rewrite(root / "content/index.yml", "regions: [GD, QY]", "regions: [GD, QY, FJ]")
    assert {code for _, code in codes(root)} == {"F207", "W108"}


def test_another_places_figure_is_not_asked_for(root: Path) -> None:
    pay = root / "content/facts/pay.yml"
    named = pay.read_text(encoding="utf-8").replace("town-bonus:", "qy-bonus:")
    pay.write_text(named, encoding="utf-8")
    for language in ("zh", "en"):
        rewrite(
            root / f"content/lessons/pay-slip/{language}.md",
            "{fact:town-bonus|else=omit}",
            "{fact:qy-bonus|else=omit}",
        )
    for path in (root / "content/flows/pay-too-low.yml", root / "content/calculators/months-of-pay.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("town-bonus", "qy-bonus"), encoding="utf-8")
    new(root, name="GZ", parent="GD")
    assert "qy-bonus" not in todo(root, "GZ")


def test_a_figure_whose_label_names_another_place_is_not_asked_for(root: Path) -> None:
    """Its sentences speak of that place: with a value of this one they would be wrong."""
    rewrite(
        root / "content/facts/pay.yml", "{zh: 本地补贴, en: Local bonus}", "{zh: 清远补贴, en: Local bonus}"
    )
    new(root, name="GZ", parent="GD")
    assert "town-bonus" not in todo(root, "GZ")
    new(root)
    assert "town-bonus" in section(todo(root), "Please check")


def test_a_new_province_is_told_of_other_provinces_rules(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pay = root / "content/facts/pay.yml"
    bonus = (
        "gd-bonus:\n  label: {zh: 省里的补贴, en: Bonus of the province}\n  kind: money\n  values:\n"
        "    - {region: GD, from: 2020-01-01, value: 9, source: example-notice, checked: 2026-11-21,"
        " confidence: high}\n"
    )
    pay.write_text(pay.read_text(encoding="utf-8") + bonus, encoding="utf-8")
    for language, words in (
        ("zh", "另有{fact:gd-bonus|else=omit}。"),
        ("en", "And {fact:gd-bonus|else=omit}."),
    ):
        path = root / f"content/lessons/pay-slip/{language}.md"
        text = path.read_text(encoding="utf-8")
        end = text.index("\n///\n", text.index("/// what"))
        path.write_text(f"{text[:end]}\n\n{words}{text[end:]}", encoding="utf-8")
    assert new(root, name="FJ", parent="CN") == 0
    others = section(todo(root, "FJ"), "Rules of other provinces")
    assert re.findall(r"`([\w.-]+)`\n", others) == ["gd-bonus"]
    assert "`fj-…`" in others
    assert "1 rules of other provinces" in capsys.readouterr().out
    new(root, name="XM", parent="FJ")
    assert "gd-bonus" not in todo(root, "XM")


def test_what_no_lesson_quotes_may_wait(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(root)
    said = capsys.readouterr().out
    assert "rent-help  租房补助 · Help with rent *" in said
    assert "Lowest wage" in said and "Lowest wage *" not in said
    assert "readers would not see it" in section(todo(root), "Should be there")


def test_the_command_says_what_is_written_and_what_comes_next(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(root)
    said = capsys.readouterr().out
    for words in (
        "content/regions/QY-YS.yml",
        "content/regions/QY-YS.todo.md",
        "[ ] rent-help  租房补助 · Help with rent",
        "regions: 里加上 QY-YS",
        "./banyan region status QY-YS",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("name", "parent", "code", "words"),
    [
        ("QY", "GD", "S011", ("地区 “QY” 已经有了", "region 'QY' is there already")),
        ("Qy", "GD", "S011", ("“Qy”", "'Qy'")),
        ("QY-YS", "QQ", "S012", ("没有地区 “QQ”", "there is no region 'QQ'", "CN, GD, QY")),
        ("EN", "GD", "S013", ("不能作地区编号", "cannot be the id of a region")),
        ("../X", "GD", "S013", ("不能作地区编号",)),
        ("yangshan", "GD", "S013", ("大写字母", "capital letters")),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(
    root: Path,
    name: str,
    parent: str,
    code: str,
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = sorted((root / "content").rglob("*"))
    assert new(root, name=name, parent=parent) == 1
    said = capsys.readouterr().err
    assert code in said
    assert all(word in said for word in words)
    assert sorted((root / "content").rglob("*")) == before


def test_a_name_keeps_its_signs(root: Path) -> None:
    """Quotes, colons and brackets of a name do not break the YAML."""
    assert new(root, "--name-zh", "甲“乙”: {县}", "--name-en", 'A: {B} "C" # D\'s') == 0
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    region = next(r for r in catalogue.regions if r.id == "QY-YS")
    assert (region.name.zh, region.name.en) == ("甲“乙”: {县}", 'A: {B} "C" # D\'s')


def test_an_empty_name_is_refused(root: Path) -> None:
    assert new(root, "--name-zh", " ", "--name-en", "A") == 1
    assert not pack(root).exists()
