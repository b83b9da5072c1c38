"""What a folder for Weibo holds, and the page to copy it from."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_scripts.channels import groupcard
from build_scripts.channels.weibo import CHANNEL
from build_scripts.channels.weibo.channel import KINDS, Stay
from build_scripts.channels.weibo.long_text import long_text
from build_scripts.feed.units import units
from build_scripts.render.press import Press
from tests.golden import assert_golden
from tests.projects import EXAMPLE, ROOT
from tests.weibo_examples import folder_of, job_of, jobs_of
from tests.worlds import kept_world

pytestmark = pytest.mark.usefixtures("fonts")


# --- the folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden(language: str) -> None:
    folder = folder_of(f"weibo/{language}/QY/pay-slip")
    assert_golden(f"weibo/{language}/posts.txt", folder["posts.txt"].data.decode())
    # Sizes of pictures are a library's business.
    told = re.sub(r'"bytes": \d+', '"bytes": 0', folder["posts.json"].data.decode())
    assert_golden(f"weibo/{language}/posts.json", told)


def test_the_json_says_what_the_files_are() -> None:
    folder = folder_of("weibo/zh/QY/pay-slip")
    raw = folder["posts.json"].data
    assert rb"\u" not in raw
    told = json.loads(raw)
    edition = job_of("weibo/zh/QY/pay-slip").editions[0]
    assert (told["edition"], told["checked"], told["address"]) == (edition.code, edition.checked, edition.url)
    assert [p["file"] for p in told["pictures"]] == [name for name in folder if name.endswith(".png")]
    for picture in told["pictures"]:
        assert picture["alt"] and picture["bytes"] == len(folder[picture["file"]].data)
    assert len(told["posts"][0]["pictures"]) == 9
    (wage,) = (p for p in told["posts"] if p["kind"] == "get")
    assert [fact["id"] for fact in wage["facts"]] == ["lowest-wage", "town-bonus"]
    assert wage["pictures"] == [p["file"] for p in told["pictures"] if p["kind"] == "get"]


def test_alt_texts_say_all_that_the_pictures_say() -> None:
    job = job_of("weibo/zh/QY/pay-slip")
    told = json.loads(folder_of(job.id)["posts.json"].data)
    alts = " ".join(picture["alt"] for picture in told["pictures"])
    for unit in units(job.editions[0], KINDS):
        assert all(line.plain in alts for line in unit.lines)
    assert job.editions[0].title in alts and job.editions[0].url in alts and job.editions[0].summary in alts


def test_what_is_to_be_withdrawn_says_until_when() -> None:
    job = job_of("weibo/zh/QY/pay-slip")
    assert job.detail == Stay("") and "为止" not in folder_of(job.id)["posts.txt"].data.decode()
    edition = job.editions[0]
    text = long_text(edition, job.programme, units(edition, KINDS), "2027-06-30")
    assert text.split("\n")[3] == "到2027年6月30日为止"
    card = next(one for one in groupcard.CHANNEL.plan(kept_world(EXAMPLE)) if one.id in job.needs)
    press = Press(ROOT)
    press.pack(lambda wanted: groupcard.CHANNEL.render((card,), press)[0])
    (outputs,) = CHANNEL.render((replace(job, detail=Stay("2027-06-30")),), press)
    found = {
        output.path.rpartition("/")[2]: output.data.decode()
        for output in outputs
        if "image" not in output.media_type
    }
    assert json.loads(found["posts.json"])["withdraw"] == "2027-06-30"
    for name in ("posts.txt", "preview.html"):
        assert "到2027年6月30日为止，到时请把微博和群里的图撤下来" in found[name]


def test_a_job_lists_only_the_facts_of_what_it_carries() -> None:
    job = job_of("weibo/zh/GD/work-injury", ROOT)
    whole = kept_world(ROOT).edition("work-injury", "wechat", "zh", "GD")
    own = {fact.id for fact in job.quoted()}
    assert own < {fact.id for fact in whole.facts}
    assert {fact.id for unit in units(job.editions[0], KINDS) for fact in unit.facts} == own
    assert {passage.kind for passage in job.editions[0].passages} <= set(KINDS) and not job.editions[0].quiz


def test_every_lesson_with_an_article_has_its_jobs() -> None:
    world = kept_world(ROOT)
    expected = len(world.lessons("wechat")) * len(world.languages) * len(world.regions)
    assert len({job.id for job in jobs_of(ROOT)}) == expected > 100
    cards = {job.id for job in groupcard.CHANNEL.plan(world)}
    assert all(set(job.needs) <= cards for job in jobs_of(ROOT))


def test_two_renderings_are_the_same_bytes() -> None:
    name = "weibo/zh/QY/rest-days"
    first = {path: output.data for path, output in folder_of(name).items()}
    folder_of.cache_clear()
    assert {path: output.data for path, output in folder_of(name).items()} == first


# --- the page to copy from


def test_the_page_copies_every_text_and_calls_nobody(browser: Browser, tmp_path: Path) -> None:
    name = "weibo/zh/QY/pay-slip"
    folder = folder_of(name)
    for path, output in folder.items():
        target = tmp_path / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.data)
    (card,) = (job for job in groupcard.CHANNEL.plan(kept_world(EXAMPLE)) if job.id in job_of(name).needs)
    for output in groupcard.CHANNEL.render((card,), Press(ROOT))[0]:
        (tmp_path / output.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / output.path).write_bytes(output.data)
    told = json.loads(folder["posts.json"].data)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / name / "preview.html").as_uri())
    assert all(address.startswith("file://") for address in asked)
    assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0 && i.alt)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wanted = [post["text"] for post in told["posts"]] + [told["long"]["text"]]
    wanted += [picture["alt"] for picture in told["pictures"]]
    sent = json.loads((tmp_path / f"groupcard/zh/QY/{card.lesson}.json").read_text(encoding="utf-8"))
    wanted += [sent["text"], sent["alt"]]
    buttons = page.locator("button.copy")
    assert buttons.count() == len(wanted)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<textarea id=paste></textarea>')")
    for index in (0, 1, len(told["posts"]), len(wanted) - 1):
        buttons.nth(index).click()
        assert page.locator("section.text [role=status]").nth(index).inner_text() == "已复制"
        page.locator("#paste").fill("")
        page.locator("#paste").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#paste").input_value() == wanted[index]
    page.close()
