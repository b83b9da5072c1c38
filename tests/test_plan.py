"""Plans: keys follow values and recipes, and nothing else."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from build_scripts import plan
from build_scripts.canonical import canonical_json
from build_scripts.channels.protocol import World
from build_scripts.model import Catalogue, Job, Output, ProgrammeText
from build_scripts.plan import Selection, Step, make_plan, select
from build_scripts.recipe import Recipes, imported
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import EXAMPLE, ROOT, example_project, rewrite
from tests.worlds import catalogue_of

DAY = date(2026, 11, 21)
_PROGRAMME = ProgrammeText("p", "P", "m", "a", "o", "d", "https://example.invalid")


@dataclass(frozen=True)
class Fixed:
    """A channel that plans what it is given."""

    jobs: tuple[Job, ...]
    name: str = "fixed"

    def plan(self, world: World) -> tuple[Job, ...]:
        return self.jobs

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        raise AssertionError("a plan renders nothing")


def _world(catalogue: Catalogue) -> World:
    return World(catalogue, Resolver(catalogue, DAY))


def _job(name: str, **values: object) -> Job:
    job = Job(id=name, channel="fixed", language="zh", region="GD", programme=_PROGRAMME)
    return replace(job, **values)  # type: ignore[arg-type]


def _plan(*jobs: Job) -> tuple[Step, ...]:
    return make_plan(_world(catalogue_of(EXAMPLE)), [Fixed(jobs)], Recipes(ROOT))


def test_the_same_values_have_the_same_key_and_other_values_another() -> None:
    first, second, third = _plan(_job("a", part="x"), _job("b", part="x"), _job("c", part="y"))
    assert len({first.key, second.key, third.key}) == 3
    assert _plan(_job("a", part="x"))[0].key == first.key
    assert _plan(_job("a", part="z"))[0].key != first.key


def test_needed_jobs_come_first_and_their_change_changes_the_key() -> None:
    packed = _plan(_job("zip", needs=("a",)), _job("a"))
    assert [step.job.id for step in packed] == ["a", "zip"]
    changed = _plan(_job("zip", needs=("a",)), _job("a", part="new"))
    assert packed[1].key != changed[1].key


def test_faults_of_channels_are_named() -> None:
    with pytest.raises(ValueError, match="two jobs are called a"):
        _plan(_job("a"), _job("a"))
    with pytest.raises(ValueError, match="needs missing"):
        _plan(_job("a", needs=("missing",)))


def test_selection_takes_what_is_needed_and_the_common_files_of_a_group() -> None:
    plan = _plan(
        _job("one", lesson="pay-slip", group="site"),
        _job("other", lesson="rest-days", group="site"),
        _job("assets", group="site"),
        _job("copy", lesson="pay-slip", needs=("pdf",)),
        _job("pdf", lesson="pay-slip"),
        _job("english", language="en", lesson="pay-slip"),
    )
    assert select(plan, Selection(lessons=("pay-slip",), languages=("zh",))) == {
        "one",
        "assets",
        "copy",
        "pdf",
    }
    assert select(plan, Selection()) == {step.job.id for step in plan}
    assert select(plan, Selection(channels=("site",))) == frozenset()


def test_the_recipe_changes_with_templates_and_code_of_its_own_channel_only(tmp_path: Path) -> None:
    for name in ("templates/leaflet/a.css", "templates/site/a.css", "build_scripts/channels/leaflet.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    leaflet, site = Recipes(tmp_path).digest("leaflet"), Recipes(tmp_path).digest("site")
    (tmp_path / "templates/leaflet/a.css").write_text("2")
    assert Recipes(tmp_path).digest("leaflet") != leaflet
    assert Recipes(tmp_path).digest("site") == site
    (tmp_path / "build_scripts/channels/leaflet.py").write_text("2")
    assert Recipes(tmp_path).files("leaflet") == (
        "build_scripts/channels/leaflet.py",
        "templates/leaflet/a.css",
    )


def test_an_edited_comment_changes_no_edition(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    before = _world(catalogue_of(root)).edition("pay-slip", "site", "zh", "GD")
    facts = root / "content/facts/pay.yml"
    facts.write_text(
        "# a comment that moves every line\n\n" + facts.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert _world(catalogue_of(root)).edition("pay-slip", "site", "zh", "GD") == before
    rewrite(facts, "value: 2000", "value: 2100")
    after = _world(catalogue_of(root)).edition("pay-slip", "site", "zh", "GD")
    assert after != before
    assert after.code != before.code
    assert _world(catalogue_of(root)).edition("pay-slip", "site", "zh", "QY").facts[1].text == "每月1800元"


@dataclass(frozen=True)
class _Page:
    """A detail like those of the site's pages."""

    frame: tuple[str, ...]
    words: str = ""


def test_what_stands_around_a_page_is_part_of_its_key() -> None:
    frame = ("menu",)
    first, same, other = _plan(
        _job("a", detail=_Page(frame)),
        _job("b", detail=_Page(frame)),
        _job("c", detail=_Page(("other menu",))),
    )
    assert len({first.key, same.key, other.key}) == 3
    assert _plan(_job("a", detail=_Page(("menu",))))[0].key == first.key
    assert _plan(_job("a", detail=_Page(("menu", "more"))))[0].key != first.key
    assert _plan(_job("a", detail=_Page(frame, "words")))[0].key != first.key


def test_what_stands_around_many_pages_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def noted(value: object) -> str:
        read.append(value)
        return canonical_json(value)

    monkeypatch.setattr(plan, "canonical_json", noted)
    frame = ("menu",)
    _plan(*(_job(name, detail=_Page(frame)) for name in "abc"))
    assert read.count(frame) == 1
    assert all("menu" not in canonical_json(value) for value in read if value != frame)


def test_imports_are_found_as_the_parser_finds_them() -> None:
    for path in sorted((ROOT / "build_scripts").rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        expected = set()
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_scripts"):
                expected |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                expected |= {alias.name for alias in node.names if alias.name.startswith("build_scripts")}
        assert set(imported(code)) == expected, path
    late = "if late:\n    from build_scripts.a import (\n        b as c,  # d\n        e,\n    )\n"
    code = f"{late}import build_scripts.f as g"
    names = ["build_scripts.a", "build_scripts.a.b", "build_scripts.a.e", "build_scripts.f"]
    assert list(imported(code)) == names
