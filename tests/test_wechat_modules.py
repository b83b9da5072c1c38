"""A module as one draft: released article by article, brought up to date, and drafted anew when it has grown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests import wechat_desk
from tests.wechat_desk import Desk

QY = ("--region", "QY")
ADDRESS = "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"


def test_a_module_is_one_draft_that_is_released_article_by_article(desk: Desk) -> None:
    module, lessons = _series(desk)
    desk.draft("--module", module, *QY)
    (articles,) = desk.fake.drafts.values()
    titles = [wechat_desk.metadata(desk.root, lesson)["title"] for lesson in lessons]
    assert [article["title"] for article in articles] == titles
    assert desk.run("pull").count("和成品一致") == len(lessons)
    for number, lesson in enumerate(lessons):
        assert desk.one().draft
        address = f"{ADDRESS}{number}"
        desk.run("release", lesson, *QY, "--by", "b", "--address", address)
    assert desk.one().draft == ""
    assert [one.lesson for one in desk.one().releases] == lessons


def test_an_update_of_a_module_that_breaks_off_goes_on(desk: Desk) -> None:
    module, lessons = _series(desk)
    assert len(lessons) > 1
    desk.draft("--module", module, *QY)
    wechat_desk.change_and_build(desk)
    desk.fake.refuse("draft/update", 45009, "reach max api daily quota limit")
    assert "G106" in desk.draft("--module", module, *QY, status=1)
    said = desk.draft("--module", module, *QY)
    assert "更新了草稿" in said
    assert len(desk.fake.drafts) == 1


def test_a_module_that_grew_becomes_a_new_draft_and_the_old_one_is_told_of(desk: Desk) -> None:
    module, lessons = _series(desk)
    whole = _shortened(desk, module)
    desk.draft("--module", module, *QY)
    (old,) = desk.fake.drafts
    assert set(wechat_desk.states(desk).values()) == {"waiting"}

    whole()
    assert wechat_desk.states(desk) == dict.fromkeys(lessons[:-1], "grown")
    assert "另存一份新草稿" in desk.run("status")
    assert "would be drafted anew" in desk.draft("--module", module, *QY, "--dry-run")
    assert set(desk.fake.drafts) == {old}

    said = desk.draft("--module", module, *QY)
    assert "另存为新草稿" in said
    assert f"旧草稿还在草稿箱里（{old}）" in said
    assert f"The old draft is still in the account ({old})" in said
    assert len(desk.fake.drafts) == 2
    assert len(desk.fake.drafts[desk.one().draft]) == len(lessons)
    assert wechat_desk.states(desk) == {**dict.fromkeys(lessons, "waiting"), old: "left-over"}
    assert old in desk.draft("--module", module, *QY)


@pytest.mark.parametrize("command", ["draft", "pull"])
def test_an_old_draft_that_a_person_has_deleted_is_no_longer_told_of(desk: Desk, command: str) -> None:
    module, _ = _series(desk)
    whole = _shortened(desk, module)
    desk.draft("--module", module, *QY)
    (old,) = desk.fake.drafts
    whole()
    desk.draft("--module", module, *QY)
    del desk.fake.drafts[old]
    said = desk.draft("--module", module, *QY) if command == "draft" else desk.run("pull")
    assert old not in said
    assert desk.one().left == ()
    assert "left-over" not in wechat_desk.states(desk).values()


def _series(desk: Desk) -> tuple[str, list[str]]:
    """The longest series of the example."""
    found = []
    for path in (desk.root / "dist/current/wechat/zh/QY/series").glob("*.json"):
        lessons = [one["lesson"] for one in json.loads(path.read_text(encoding="utf-8"))["articles"]]
        found.append((len(lessons), path.stem, lessons))
    _, module, lessons = max(found)
    return module, lessons


def _shortened(desk: Desk, module: str) -> Callable[[], None]:
    """Takes the last lesson out of a series; what is given puts it back."""
    path = desk.root / f"dist/current/wechat/zh/QY/series/{module}.json"
    whole = path.read_text(encoding="utf-8")
    body: dict[str, Any] = json.loads(whole)
    body["articles"].pop()

    def keep(text: str) -> None:
        path.unlink()
        path.write_text(text, encoding="utf-8")

    keep(json.dumps(body, ensure_ascii=False))
    return lambda: keep(whole)
