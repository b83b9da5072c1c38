"""Packs for teachers: what is in them, where it lies, and that pupils' folders tell nothing."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from build_scripts.channels import discover
from build_scripts.channels.pack import CHANNEL
from build_scripts.channels.pack.contents import ITEMS, SIDES
from build_scripts.leaks.answers import Answer, answers
from build_scripts.leaks.find import leaks_below
from build_scripts.model import Job, Language, Output
from build_scripts.render.press import Press
from tests.projects import EXAMPLE, ROOT
from tests.worlds import kept_world

pytestmark = pytest.mark.usefixtures("fonts")

TODAY = date(2026, 11, 21)
each_language = pytest.mark.parametrize("language", ["zh", "en"])


@lru_cache(maxsize=1)
def _jobs() -> dict[str, Job]:
    """Of all channels, for the example source."""
    return {job.id: job for channel in discover() for job in channel.plan(kept_world(EXAMPLE))}


@lru_cache(maxsize=64)
def _made(name: str) -> tuple[Output, ...]:
    job = _jobs()[name]
    channel = next(channel for channel in discover() if channel.name == job.channel)
    press = Press(ROOT)
    press.root = EXAMPLE
    press.pack(_made)
    return channel.render((job,), press)[0]


def _files(data: bytes) -> dict[str, bytes]:
    """Without the folder that all lie in."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len({name.partition("/")[0] for name in names}) == 1
        return {name.partition("/")[2]: archive.read(name) for name in names}


def _pack(name: str, language: Language) -> dict[str, bytes]:
    return _files(_made(f"pack/{language}/GD/{name}")[0].data)


@each_language
def test_every_lesson_and_module_has_a_pack_whose_files_somebody_makes(language: Language) -> None:
    world = kept_world(ROOT)
    jobs = {job.id: job for job in CHANNEL.plan(world) if job.language == language}
    known = {job.id for channel in discover() for job in channel.plan(world)}
    modules = [module for strand in world.catalogue.strands for module in strand.modules]
    assert len(jobs) == len(world.catalogue.lessons) + len(modules)
    for lesson in world.catalogue.lessons:
        job = jobs[f"pack/{language}/GD/{lesson.id}"]
        assert set(job.needs) <= known
        place = f"{language}/GD/{lesson.id}"
        assert {f"slides/{place}", f"slides/{place}/page", f"lesson-plan/{place}"} <= set(job.needs)
        assert {f"worksheet/{place}", f"bank/{place}/paper"} <= set(job.needs)
    for sets in world.catalogue.card_sets:
        assert (
            f"cards/{language}/GD/{sets.lesson}/{sets.id}" in jobs[f"pack/{language}/GD/{sets.lesson}"].needs
        )


@each_language
def test_a_pack_has_everything_once_and_each_side_in_its_folder(language: Language) -> None:
    files = _pack("pay-slip", language)
    sides = {name[language] for name in SIDES.values()}
    folders = {name.partition("/")[0] for name in files if "/" in name}
    assert folders == sides
    assert {f"{SIDES[item.side][language]}/{item.file_name(language)}" for item in ITEMS} <= set(files)
    pupils = [name for name in files if name.startswith(SIDES["pupil"][language])]
    assert not any(
        re.search(r"答案|答題|key|answer|teacher|教师", name.partition("/")[2], re.I) for name in pupils
    )
    decks = [name for name in files if name.endswith(".pptx")]
    assert len(decks) == 2 and all(files[name][:2] == b"PK" for name in decks)


@each_language
def test_the_index_leads_to_every_file_and_to_no_other_place(language: Language) -> None:
    for name in ("pay-slip", "module-pay"):
        job = f"pack/{language}/GD/{name}"
        if job not in _jobs():
            job = next(one for one in _jobs() if one.startswith(f"pack/{language}/GD/module-"))
        files = _files(_made(job)[0].data)
        html = files.pop("index.html").decode()
        note = next(name for name in files if name.endswith(".txt"))
        told = files.pop(note).decode("utf-8-sig")
        links = [unquote(address) for address in re.findall(r'href="([^"]+)"', html)]
        assert sorted(links) == sorted(files)
        assert "src=" not in html and "://" not in html
        assert all(name in told for name in files)


def test_a_module_holds_each_lesson_in_a_numbered_folder_and_what_is_shared_once() -> None:
    name = next(one for one in _jobs() if one.startswith("pack/zh/GD/module-"))
    files = _files(_made(name)[0].data)
    plans = sorted(name for name in files if name.endswith("1 教案.pdf"))
    assert plans and all(re.match(r"\d\d .+/教师用（有答案）/1 教案\.pdf$", plan) for plan in plans)
    assert [name for name in files if "表决卡" in name] == ["学生用/4 表决卡.pdf"]


def test_the_same_files_give_the_same_bytes() -> None:
    press = Press(ROOT)
    press.pack(_made)
    job = _jobs()["pack/zh/GD/pay-slip"]
    first, second = (CHANNEL.render((job,), press)[0][0].data for _ in range(2))
    assert first == second == _made(job.id)[0].data


# --- leaks


@lru_cache(maxsize=4)
def _known(language: Language, region: str) -> tuple[Answer, ...]:
    return answers(kept_world(EXAMPLE), language, region)


def _leaks(folder: Path) -> list[tuple[str, str]]:
    _, found = leaks_below(folder, ("GD", "QY"), _known)
    return [(leak.path, leak.kind) for leak in found]


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _told() -> Answer:
    return next(answer for answer in _known("zh", "GD") if not answer.only_with)


@each_language
def test_the_pupils_folder_of_a_pack_tells_nothing(language: Language, tmp_path: Path) -> None:
    place = tmp_path / f"pack/{language}/GD"
    place.mkdir(parents=True)
    place.joinpath("pay-slip.zip").write_bytes(_made(f"pack/{language}/GD/pay-slip")[0].data)
    looked, found = leaks_below(tmp_path, ("GD", "QY"), _known)
    assert len(looked) >= 8 and all(f"/{SIDES['pupil'][language]}/" in path for path in looked)
    assert found == ()


def test_an_answer_in_the_pupils_folder_of_a_pack_is_found_also_in_an_archive_within(tmp_path: Path) -> None:
    place = tmp_path / "pack/zh/GD"
    place.mkdir(parents=True)
    told = _told().words.encode()
    inner = _zip({"课/学生用/练习.txt": told, "课/教师用（有答案）/练习.txt": told})
    place.joinpath("a.zip").write_bytes(_zip({"包/01 课.zip": inner, "包/教师用（有答案）/x.txt": told}))
    assert _leaks(tmp_path) == [("pack/zh/GD/a.zip/包/01 课.zip/课/学生用/练习.txt", _told().kind)]
    # A clean content under a name that tells is a leak all the same.
    place.joinpath("a.zip").write_bytes(_zip({"包/学生用/1.txt": b"ok", "包/学生用/2 答案.txt": b"ok"}))
    assert _leaks(tmp_path) == [("pack/zh/GD/a.zip/包/学生用/2 答案.txt", "name")]
    # Also where the archive itself lies in the pupils' folder.
    place.joinpath("a.zip").write_bytes(_zip({"包/学生用/全部.zip": _zip({"练习.txt": told})}))
    assert {kind for _, kind in _leaks(tmp_path)} == {_told().kind}
