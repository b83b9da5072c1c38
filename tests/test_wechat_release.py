"""What comes after a draft: release by another person, status, and pull, which reads what is on the platform."""

from __future__ import annotations

import json

import pytest
import yaml

from build_scripts.wechat.publisher.addresses import article_address
from build_scripts.wechat.publisher.releasing import same_person
from tests import wechat_desk
from tests.wechat_desk import Desk

QY = ("--region", "QY")
LESSON = "content/lessons/pay-slip/zh.md"
ADDRESS = "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"


# --- release, by another person


def test_release_takes_a_second_person(desk: Desk) -> None:
    desk.draft("pay-slip", *QY, by="Editor A")
    said = desk.run("release", "pay-slip", *QY, "--by", "  editor　ａ ", "--address", ADDRESS, status=1)
    assert "G124" in said
    assert desk.one().releases == ()
    desk.later(days=1)
    desk.run("release", "pay-slip", *QY, "--by", "编辑乙", "--address", ADDRESS)
    (release,) = desk.one().releases
    assert (release.by, release.address, release.at) == ("编辑乙", ADDRESS, "2026-11-22T14:00:00Z")
    assert desk.one().draft == ""


def test_release_writes_the_address_for_links_between_lessons(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    rows = yaml.safe_load((desk.root / "content/wechat-links.yml").read_text(encoding="utf-8"))
    assert rows == [{"lesson": "pay-slip", "language": "zh", "region": "QY", "address": ADDRESS}]
    wechat_desk.built(desk.root)
    linking = [
        path.parent.name
        for path in (desk.root / "dist/current/wechat/zh/QY").glob("*/article.html")
        if f'href="{ADDRESS}"' in path.read_text(encoding="utf-8")
    ]
    assert linking


def test_addresses_added_by_hand_stay(desk: Desk) -> None:
    path = desk.root / "content/wechat-links.yml"
    by_hand = "https://mp.weixin.qq.com/s/ByHandByHandByHand"
    path.write_text(
        f"- lesson: rest-days\n  language: zh\n  region: QY\n  address: {by_hand}\n", encoding="utf-8"
    )
    wechat_desk.built(desk.root)
    desk.draft("pay-slip", *QY)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [(row["lesson"], row["address"]) for row in rows] == [
        ("pay-slip", ADDRESS),
        ("rest-days", by_hand),
    ]
    path.write_text("- {lesson: [", encoding="utf-8")
    said = desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS, status=1)
    assert "G126" in said
    desk.fake.release(next(iter(desk.fake.drafts)))
    assert "content/wechat-links.yml:1:" in desk.run("pull", status=1)
    assert path.read_text(encoding="utf-8") == "- {lesson: ["


def test_release_wants_a_draft_and_an_address_of_an_article(desk: Desk) -> None:
    assert "G126" in desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS, status=1)
    desk.draft("pay-slip", *QY)
    for wrong in (
        "https://example.invalid/s/AbCdEfGhIjKl",
        "https://mp.weixin.qq.com/",
        "https://mp.weixin.qq.com/s?a=1",
    ):
        assert "G125" in desk.run("release", "pay-slip", *QY, "--by", "b", "--address", wrong, status=1)
    assert "G126" in desk.run("release", "rest-days", *QY, "--by", "b", "--address", ADDRESS, status=1)
    assert "G126" in desk.run(
        "release", "pay-slip", *QY, "--language", "en", "--by", "b", "--address", ADDRESS, status=1
    )


def test_an_address_loses_what_tells_who_copied_it() -> None:
    copied = (
        "http://mp.weixin.qq.com/s?__biz=MzA5&mid=265&idx=1&sn=0f9&chksm=8b&scene=21&key=private"
        "&uin=MTIz&pass_ticket=secret#wechat_redirect"
    )
    assert article_address(copied) == "https://mp.weixin.qq.com/s?__biz=MzA5&mid=265&idx=1&sn=0f9"
    assert article_address(f" {ADDRESS}?from=group ") == ADDRESS


def test_a_released_lesson_is_drafted_again_only_when_it_changes(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.fake.release(desk.one().draft)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    before = desk.fake.count()
    assert "已发布，没有变化" in desk.draft("pay-slip", *QY)
    assert desk.fake.count() == before
    wechat_desk.change_and_build(desk)
    assert "存为新草稿" in desk.draft("pay-slip", *QY)
    assert len(desk.one().releases) == 1
    assert len(desk.fake.drafts) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"), [("编辑甲", "编辑 甲", True), ("Li", "ＬＩ", True), ("甲", "乙", False)]
)
def test_names_are_compared_as_people_read_them(first: str, second: str, same: bool) -> None:
    assert same_person(first, second) is same


# --- status


def test_status_says_what_is_to_be_done(desk: Desk) -> None:
    desk.draft("pay-slip", "rest-days", *QY)
    assert wechat_desk.states(desk) == {"pay-slip": "waiting", "rest-days": "waiting"}
    wechat_desk.change_and_build(desk)
    assert wechat_desk.states(desk) == {"pay-slip": "outdated", "rest-days": "waiting"}
    desk.draft("pay-slip", *QY)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    assert wechat_desk.states(desk) == {"pay-slip": "released", "rest-days": "waiting"}
    wechat_desk.change_and_build(desk, "多看一遍", "再看一遍")
    assert wechat_desk.states(desk)["pay-slip"] == "superseded"
    # The other lesson now links to the article: its draft wants the link.
    assert wechat_desk.states(desk) == {"pay-slip": "superseded", "rest-days": "outdated"}
    assert wechat_desk.states(desk, "2031-01-01")["pay-slip"] == "review"


def test_status_lists_what_is_no_longer_made_as_to_be_withdrawn(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    path = desk.root / "dist/current/manifest.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    body["artefacts"] = [row for row in body["artefacts"] if row.get("lesson") != "pay-slip"]
    path.unlink()
    path.write_text(json.dumps(body), encoding="utf-8")
    assert wechat_desk.states(desk) == {"pay-slip": "withdraw"}
    assert "该撤下" in desk.run("status")


def test_an_article_with_a_last_day_is_withdrawn_on_it_and_not_drafted_any_more(desk: Desk) -> None:
    index = desk.root / "content/index.yml"
    text = index.read_text(encoding="utf-8")
    assert "\nwechat:" not in text
    index.write_text(
        f"{text}\nwechat:\n  lessons:\n    pay-slip: {{withdraw: 2026-12-01}}\n", encoding="utf-8"
    )
    wechat_desk.built(desk.root)
    desk.draft("pay-slip", *QY)
    assert wechat_desk.states(desk, "2026-11-30") == {"pay-slip": "waiting"}
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", ADDRESS)
    assert wechat_desk.states(desk, "2026-12-01") == {"pay-slip": "withdraw"}
    assert "error G136" in desk.run("draft", "pay-slip", *QY, "--by", "a", "--as-of", "2026-12-01", status=1)


# --- pull


def test_pull_finds_nothing_where_nothing_was_touched(desk: Desk) -> None:
    desk.draft("pay-slip", "rest-days", *QY)
    said = desk.run("pull")
    assert said.count("和成品一致") == 2


def test_pull_shows_what_a_person_changed_in_a_draft(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.fake.edit(desk.one().draft, "1800", "8100")
    rows = json.loads(desk.run("pull", "pay-slip", "--format", "json", status=1))
    kinds = {change["kind"] for change in rows[0]["changes"]}
    assert kinds == {"text-changed"}
    assert any("8100" in change["platform"] for change in rows[0]["changes"])


def test_pull_reads_a_released_article_as_its_readers_do(desk: Desk) -> None:
    desk.draft("pay-slip", "rest-days", *QY)
    media = next(draft.draft for draft in desk.rows().drafts if draft.name == "pay-slip")
    desk.fake.edit(media, "12333", "12345")
    (address,) = desk.fake.release(media)
    desk.run("release", "pay-slip", *QY, "--by", "b", "--address", address)
    said = desk.run("pull", status=1)
    assert "12345" in said
    desk.fake.pages.clear()
    said = desk.run("pull", status=1)
    assert "error G132:" in said
    assert "rest-days zh QY" in said


def test_pull_finds_changed_data_of_an_article(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.fake.drafts[desk.one().draft][0].update(title="看不懂工资条", digest="", author="某某")
    rows = json.loads(desk.run("pull", "--format", "json", status=1))
    assert [(c["kind"], c["built"].partition("=")[0]) for c in rows[0]["changes"]] == [
        ("field", "title"),
        ("field", "author"),
        ("field", "digest"),
    ]


def test_pull_says_when_differences_are_our_own(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    wechat_desk.change_and_build(desk)
    said = desk.run("pull", status=1)
    assert "成品比平台上的新" in said
    assert "多看一遍" in said


def test_pull_wants_something_in_the_ledger(desk: Desk) -> None:
    assert "G126" in desk.run("pull", status=1)
    desk.draft("pay-slip", *QY)
    assert "G126" in desk.run("pull", "rest-days", status=1)
    desk.fake.drafts.clear()
    assert "G128" in desk.run("pull", "pay-slip", status=1)
