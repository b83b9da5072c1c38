"""``facts where``: a changed fact gives exactly its reprint list, proved against plans and against real files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.__main__ import main
from build_scripts.build import build
from build_scripts.facts.reach import altered
from build_scripts.facts.remade import Remade, as_text, remade
from build_scripts.model import Catalogue, Job, Manifest, ProgrammeText
from build_scripts.options import Options
from build_scripts.pipeline import checked, plan_of
from build_scripts.plan import Selection, Step
from build_scripts.publish import read_manifest
from tests.projects import EXAMPLE, example_project, rewrite
from tests.quoting import quoting

DAY = date(2026, 11, 21)
FACTS = ("lowest-wage", "keep-records", "slip-is-a-must", "weekly-rest", "town-bonus", "hotline-12333")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return checked(EXAMPLE, DAY)[0]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_project(tmp_path_factory.mktemp("reach"))


@pytest.fixture(scope="module")
def plan(root: Path, catalogue: Catalogue) -> tuple[Step, ...]:
    return plan_of(root, catalogue, DAY)


def reached(
    root: Path, catalogue: Catalogue, plan: tuple[Step, ...], fact: str, region: str = ""
) -> tuple[Remade, ...]:
    return remade(plan, plan_of(root, altered(catalogue, fact, region), DAY), None)


@pytest.mark.parametrize("fact", FACTS)
def test_what_quotes_a_fact_is_on_its_list(
    root: Path, catalogue: Catalogue, plan: tuple[Step, ...], fact: str
) -> None:
    found = {r.job.id for r in reached(root, catalogue, plan, fact)}
    assert quoting(plan, fact) <= found
    assert found < {step.job.id for step in plan}


def test_the_list_of_a_wage_is_exactly_the_artefacts_of_its_lesson(
    root: Path, catalogue: Catalogue, plan: tuple[Step, ...]
) -> None:
    found = {r.job.id for r in reached(root, catalogue, plan, "lowest-wage", "GD")}
    # What holds all regions, the zips of the whole site, has none.
    assert found == quoting(tuple(s for s in plan if s.job.region in {"GD", ""}), "lowest-wage")
    assert {name.rpartition("/")[2] for name in found if name.startswith("leaflet/")} == {
        "pay-slip",
        "pay-slip-bi-fold",
        "pay-slip-a5",
    }


def test_another_regions_value_is_another_regions_reprint(
    root: Path, catalogue: Catalogue, plan: tuple[Step, ...]
) -> None:
    for region in ("GD", "QY"):
        found = reached(root, catalogue, plan, "lowest-wage", region)
        assert {r.job.region for r in found} == {region, ""}


def test_print_comes_first_and_screens_last(root: Path, catalogue: Catalogue, plan: tuple[Step, ...]) -> None:
    found = reached(root, catalogue, plan, "lowest-wage")
    channels = list(dict.fromkeys(r.job.channel for r in found))
    assert set(channels) >= {"flow", "kit", "leaflet", "large-print", "bilingual", "wechat", "site"}
    assert channels.index("leaflet") < channels.index("wechat") < channels.index("site") == len(channels) - 1
    assert [r.printed for r in found] == sorted((r.printed for r in found), reverse=True)
    assert "kit/forum/zh/GD/forum-zh-GD" in {r.job.id for r in found}, "the pack is reprinted with its files"


def test_the_list_is_proved_against_the_files(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    selection = Selection(channels=("wechat", "leaflet"), languages=("zh",))
    rewritten = root / "content/facts/pay.yml"

    def made() -> Manifest:
        options = Options(root, root / "dist", DAY, selection, workers=1)
        return build(options, lambda done, total, name: None).manifest

    before = {a.path: (a.sha256, a.job) for a in made().artefacts}
    catalogue, _ = checked(root, DAY)
    plan = plan_of(root, catalogue, DAY)
    promised = remade(
        plan, plan_of(root, altered(catalogue, "lowest-wage", "QY"), DAY), read_manifest(root / "dist")
    )
    rewrite(rewritten, "value: 1800", "value: 1850")
    after = {a.path: (a.sha256, a.job) for a in made().artefacts}
    changed = {path for path in before if before[path][0] != after[path][0]}
    listed = {path for r in promised for path in r.paths}
    assert changed <= listed
    assert {before[path][1] for path in changed} == {before[path][1] for path in listed}
    current = root / "dist/current"
    for path in before:
        if path.endswith((".html", ".txt")):
            assert ("1850" in (current / path).read_text(encoding="utf-8")) == (path in changed), path


def test_paths_of_several_files_are_their_folder() -> None:
    job = Job("wechat/zh/QY/x", "wechat", "zh", "QY", ProgrammeText("", "", "", "", "", "", ""))
    several = Remade(job, "changed", ("wechat/zh/QY/x/a.html", "wechat/zh/QY/x/pictures/b.png"))
    assert as_text((several,)) == ["  wechat (1)  重新发布 publish again", "      wechat/zh/QY/x/"]
    assert as_text((Remade(job, "gone", ("wechat/zh/QY/x.html",)),))[1] == "    - wechat/zh/QY/x.html"
    assert as_text(()) == ["  没有 · none"]


def test_the_command_lists_places_then_artefacts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "facts", "where", "hotline-12333", "--as-of", "2026-11-21"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "hotline-12333  人社热线 · Labour hotline"
    assert "  pay-slip  steps  zh  content/lessons/pay-slip/zh.md:29:17" in lines
    assert "  pay-slip  whom  zh  content/lessons/pay-slip/quiz.yml:16:19" in lines
    assert "  pay-too-low  end-ask-for-slip  zh+en  content/flows/pay-too-low.yml:29:14" in lines
    order = [i for i, line in enumerate(lines) if line.startswith(("课程", "测验", "联系", "流程", "成品"))]
    assert order == sorted(order)
    assert any(line.startswith("  leaflet (24)  重印 reprint") for line in lines)


def test_what_nothing_quotes_reaches_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = example_project(tmp_path)
    facts = root / "content/facts/pay.yml"
    facts.write_text(
        facts.read_text(encoding="utf-8")
        + "spare:\n  label: {zh: 备用, en: Spare}\n  kind: days\n  values:\n"
        "    - {region: CN, from: 2020-01-01, value: 1, source: example-law, checked: 2026-11-21, confidence: high}\n",
        encoding="utf-8",
    )
    assert main(["--root", str(root), "facts", "where", "spare", "--as-of", "2026-11-21"]) == 0
    out = capsys.readouterr().out
    assert "quoted nowhere in the source" in out
    assert out.endswith("  没有 · none\n")
