"""The build as a whole, with a channel of plain text: what is rendered, reused, kept, and left by a failure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from build_scripts import execute, pipeline
from build_scripts.build import _alone, build
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings, Stopped, Trouble, as_text
from build_scripts.model import Edition, Job, Output
from build_scripts.options import Options, Summary
from build_scripts.plan import Selection
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from tests.projects import example_project, rewrite

DAY = date(2026, 11, 21)


@dataclass
class Memo:
    """Writes each lesson as a text file, and one list of all of them per language and region, which needs them."""

    name: str = "leaflet"
    rendered: list[str] = field(default_factory=list)
    fails_with: Exception | None = None

    def plan(self, world: World) -> tuple[Job, ...]:
        return tuple(self._plan(world))

    def _plan(self, world: World) -> Iterator[Job]:
        for language in world.languages:
            for region in world.regions:
                folder = f"leaflet/{language}/{region}"
                editions = [
                    world.edition(le.id, "leaflet", language, region) for le in world.lessons("leaflet")
                ]
                for edition in editions:
                    yield self._job(f"{folder}/{edition.lesson}", world, edition, lesson=edition.lesson)
                names = tuple(f"{folder}/{edition.lesson}" for edition in editions)
                yield self._job(f"{folder}/all", world, *editions, needs=names)

    def _job(
        self, name: str, world: World, *editions: Edition, lesson: str = "", needs: tuple[str, ...] = ()
    ) -> Job:
        first = editions[0]
        return Job(
            id=name,
            channel="leaflet",
            language=first.language,
            region=first.region,
            programme=world.programme(first.language),
            lesson=lesson,
            editions=editions,
            needs=needs,
        )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        return tuple(self._render(job, press) for job in jobs)

    def _render(self, job: Job, press: Press) -> tuple[Output, ...]:
        if self.fails_with is not None and job.id.endswith("zh/QY/rest-days"):
            raise self.fails_with
        self.rendered.append(job.id)
        if job.needs:
            text = "".join(o.data.decode() for name in job.needs for o in press.needed(name))
        else:
            text = "\n".join(passage.markdown for passage in job.editions[0].passages)
        return (Output(f"{job.id}.txt", "text/plain", text.encode()),)


@dataclass(frozen=True)
class Place:
    """A project, its channel, and a way to build it."""

    root: Path
    channel: Memo

    def build(self, **options: object) -> Summary:
        given: dict[str, object] = {
            "root": self.root,
            "out": self.root / "dist",
            "as_of": DAY,
            "workers": 1,
            **options,
        }
        self.channel.rendered.clear()
        return build(Options(**given), lambda done, total, name: None)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    channel = Memo()
    monkeypatch.setattr(pipeline, "discover", lambda: (channel,))
    monkeypatch.setattr(pipeline, "_channels_exist", lambda catalogue, findings: None)
    monkeypatch.setattr(execute, "channel_named", lambda name: channel)
    return Place(example_project(tmp_path), channel)


ALL = {
    f"leaflet/{language}/{region}/{name}"
    for language in ("zh", "en")
    for region in ("GD", "QY")
    for name in ("pay-slip", "rest-days", "all")
}


def _quoting(place: Place, fact: str) -> set[str]:
    manifest = json.loads((place.root / "dist/current/manifest.json").read_text(encoding="utf-8"))
    return {a["path"] for a in manifest["artefacts"] if fact in {f["id"] for f in a["facts"]}}


def test_everything_is_made_once_and_listed_truly(place: Place) -> None:
    summary = place.build()
    assert set(place.channel.rendered) == ALL
    assert (summary.built, summary.reused, summary.removed) == (12, 0, 0)
    manifest = json.loads((place.root / "dist/current/manifest.json").read_text(encoding="utf-8"))
    assert manifest["edition"] == summary.release.name
    assert manifest["as_of"] == "2026-11-21"
    for artefact in manifest["artefacts"]:
        data = (place.root / "dist/current" / artefact["path"]).read_bytes()
        assert artefact["sha256"] == hashlib.sha256(data).hexdigest()
        assert artefact["bytes"] == len(data)
    wage = next(a for a in manifest["artefacts"] if a["path"] == "leaflet/zh/QY/pay-slip.txt")["facts"]
    assert {
        "id": "lowest-wage",
        "value": "1800",
        "region": "QY",
        "effective_from": "2020-01-01",
        "source": "《示例通知》",
    } in wage


def test_a_second_build_renders_nothing(place: Place) -> None:
    first = place.build()
    second = place.build()
    assert place.channel.rendered == []
    assert (second.built, second.reused) == (0, 12)
    assert second.release == first.release


def test_a_second_build_does_not_even_read_the_lessons(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.build()

    def reads(root: Path, as_of: date) -> None:
        raise AssertionError("nothing has changed")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "checked", reads)
        assert place.build().manifest == first.manifest
        with pytest.raises(AssertionError, match="nothing has changed"):
            place.build(as_of=date(2026, 11, 22))
        with pytest.raises(AssertionError, match="nothing has changed"):
            place.build(base_url="https://other.invalid")
        rewrite(place.root / "content/lessons/rest-days/zh.md", "不清楚就问。", "不清楚就问问。")
        with pytest.raises(AssertionError, match="nothing has changed"):
            place.build()


def test_warnings_are_said_each_time_though_nothing_is_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite(
        place.root / "content/facts/pay.yml",
        'article: "38", checked: 2026-11-21, confidence: high',
        'article: "38", checked: 2026-11-21, confidence: low',
    )
    said = as_text(place.build().warnings, ("zh", "en"))
    assert "warning F211" in said
    monkeypatch.setattr(pipeline, "checked", lambda root, as_of: pytest.fail("nothing has changed"))
    assert as_text(place.build().warnings, ("zh", "en")) == said


def test_a_touched_release_is_looked_at_and_mended(place: Place) -> None:
    release = place.build().release
    path = release / "leaflet/zh/GD/all.txt"
    content = path.read_bytes()
    path.write_bytes(content[::-1])  # in its place, as long as before
    place.build()
    assert path.read_bytes() == content
    path.unlink()
    place.build()
    assert path.read_bytes() == content


def test_a_selection_twice_is_done_once_and_what_it_keeps_is_looked_at(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    chinese, english = Selection(languages=("zh",)), Selection(languages=("en",))
    only = place.build(selection=chinese)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "checked", lambda root, as_of: pytest.fail("nothing has changed"))
        assert place.build(selection=chinese).release == only.release
    assert place.build(selection=english).kept == 6
    # The same summary again: it counts what is kept, which the note does not.
    assert place.build(selection=english).kept == 6


def test_a_changed_value_renders_what_quotes_it_and_nothing_else(place: Place) -> None:
    place.build()
    rewrite(place.root / "content/facts/pay.yml", "value: 2000", "value: 2050")
    place.build()
    # The value of GD: QY has its own.
    expected = {f"leaflet/{lang}/GD/{name}" for lang in ("zh", "en") for name in ("pay-slip", "all")}
    assert set(place.channel.rendered) == expected
    rewrite(place.root / "content/facts/pay.yml", "value: 1, source", "value: 2, source")
    place.build()
    assert {f"{name}.txt" for name in place.channel.rendered} == _quoting(place, "weekly-rest")
    assert not any("pay-slip" in name for name in place.channel.rendered)


def test_rules_of_another_day(place: Place) -> None:
    place.build(as_of=date(2025, 6, 1))
    text = (place.root / "dist/current/leaflet/zh/GD/pay-slip.txt").read_text(encoding="utf-8")
    assert "每月1900元" in text
    place.build()
    text = (place.root / "dist/current/leaflet/zh/GD/pay-slip.txt").read_text(encoding="utf-8")
    assert "每月2000元" in text


def test_two_clean_builds_give_the_same_bytes(place: Place) -> None:
    first = place.build()
    second = place.build(out=place.root / "other")
    assert first.manifest == second.manifest
    files = sorted(p.relative_to(first.release) for p in first.release.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(second.release) for p in second.release.rglob("*") if p.is_file())
    assert all((first.release / f).read_bytes() == (second.release / f).read_bytes() for f in files)


def test_a_selection_alone_and_beside_an_earlier_release(place: Place) -> None:
    only = Selection(languages=("zh",), lessons=("rest-days",))
    alone = place.build(selection=only, out=place.root / "alone")
    # The list quotes the lesson, and needs the other one.
    assert {a.job for a in alone.manifest.artefacts} == {n for n in ALL if "/zh/" in n}
    place.build()
    rewrite(place.root / "content/facts/pay.yml", "value: 2000", "value: 2050")
    summary = place.build(selection=Selection(languages=("en",)))
    assert {n.split("/")[1] for n in place.channel.rendered} == {"en"}
    assert (summary.kept, summary.outdated) == (6, 2)
    assert len(summary.manifest.artefacts) == 12
    text = (place.root / "dist/current/leaflet/zh/GD/pay-slip.txt").read_text(encoding="utf-8")
    assert "每月2000元" in text


def test_a_lesson_that_goes_is_removed(place: Place) -> None:
    place.build()
    index = place.root / "content/index.yml"
    line = next(x for x in index.read_text(encoding="utf-8").splitlines() if "id: rest-days" in x)
    rewrite(index, line, line.replace("leaflet, ", ""))
    summary = place.build()
    assert summary.removed == 4
    assert not (summary.release / "leaflet/zh/GD/rest-days.txt").exists()


def _published(place: Place) -> tuple[str, bytes]:
    current = place.root / "dist/current"
    return str(current.readlink()), (current / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Overflow("steps", "panel 3, 2 lines"), "S005"),
        (RuntimeError("broken template"), "S003"),
        (PermissionError(13, "Permission denied", "templates/leaflet/a.css"), "S003"),
    ],
)
def test_what_cannot_be_rendered_stops_the_build_and_leaves_current(
    place: Place, error: Exception, code: str
) -> None:
    place.build()
    before = _published(place)
    rewrite(place.root / "content/facts/pay.yml", "value: 1, source", "value: 2, source")
    place.channel.fails_with = error
    with pytest.raises(Stopped) as stopped:
        place.build()
    (finding,) = stopped.value.findings
    assert finding.code == code
    assert finding.location.path == "content/lessons/rest-days/zh.md"
    assert "leaflet/zh/QY/rest-days" in finding.message("en")
    assert _published(place) == before
    # The rest was made and is not made again.
    place.channel.fails_with = None
    place.build()
    assert set(place.channel.rendered) == {
        f"leaflet/{lang}/{r}/all" for lang in ("zh", "en") for r in ("GD", "QY")
    } | {"leaflet/zh/QY/rest-days"}


def test_a_full_disk_is_said_plainly_and_leaves_current(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.build()
    before = _published(place)
    rewrite(place.root / "content/facts/pay.yml", "value: 2000", "value: 2050")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(Trouble) as trouble:
            place.build()
    assert trouble.value.diagnostic.code == "S001"
    assert _published(place) == before
    place.build()
    assert _published(place) != before


def test_mistakes_in_the_source_stop_before_anything_is_rendered(place: Place) -> None:
    place.build()
    before = _published(place)
    rewrite(
        place.root / "content/lessons/rest-days/zh.md", "加班要有加班费。", "加班要有{fact:no-such-fact}。"
    )
    with pytest.raises(Stopped) as stopped:
        place.build()
    assert {d.code for d in stopped.value.findings} >= {"F203"}
    assert place.channel.rendered == []
    assert _published(place) == before


def test_unknown_names_on_the_command_line(place: Place) -> None:
    with pytest.raises(Trouble) as trouble:
        place.build(selection=Selection(lessons=("no-such-lesson",)))
    assert trouble.value.diagnostic.code == "S007"
    assert "pay-slip, rest-days" in trouble.value.diagnostic.message("en")


def test_one_build_at_a_time(place: Place) -> None:
    with _alone(place.root / ".cache/build.lock"), pytest.raises(Trouble) as trouble:
        place.build()
    assert trouble.value.diagnostic.code == "S008"
    place.build()


def test_a_file_touched_in_the_release_is_made_anew(place: Place) -> None:
    summary = place.build()
    page = summary.release / "leaflet/zh/GD/pay-slip.txt"
    good = page.read_bytes()
    page.write_bytes(bytes(len(good)))
    summary = place.build()
    assert (summary.release / "leaflet/zh/GD/pay-slip.txt").read_bytes() == good
    assert set(place.channel.rendered) == {"leaflet/zh/GD/pay-slip"}


def test_a_channel_that_nobody_has_written_is_an_error(tmp_path: Path) -> None:
    root = example_project(tmp_path)
    rewrite(root / "content/index.yml", "  script: [kit]", "  script: [kit, telegraph]")
    findings = Findings()
    pipeline.check(root, DAY, findings)
    assert [(d.code, d.location.path) for d in findings] == [("X204", "content/index.yml")]
