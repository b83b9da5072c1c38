"""The publisher against a platform and a network that fail: repeats, refusals, runs that break off."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from build_scripts.codes import CODES
from build_scripts.diagnostics import Trouble
from build_scripts.model import LANGUAGES
from build_scripts.wechat.publisher import uploads
from build_scripts.wechat.publisher.bundle import Image
from build_scripts.wechat.publisher.credentials import Account, Secret
from build_scripts.wechat.publisher.faults import Refused, Subject
from build_scripts.wechat.publisher.token import Tokens
from tests import wechat_desk
from tests.projects import ROOT
from tests.wechat_desk import Desk
from tests.wechat_fake import Kind

ASK = ("pay-slip", "--region", "QY")

pytestmark = pytest.mark.usefixtures("unready")


# --- the network


@pytest.mark.parametrize("kind", ["500", "502", "reset", "half", "html", "list", "empty"])
@pytest.mark.parametrize("call", ["stable_token", "media/uploadimg", "material/add_material", "draft/get"])
def test_a_call_that_may_be_repeated_is_repeated_after_a_pause(desk: Desk, call: str, kind: Kind) -> None:
    desk.fake.fail(call, kind)
    desk.draft(*ASK)
    assert desk.fake.faults[call] == []
    assert desk.slept == [1.0]
    assert len(desk.fake.drafts) == 1


def test_a_slow_platform_is_not_waited_for_without_end(desk: Desk) -> None:
    desk.fake.fail("media/uploadimg", "slow")
    desk.draft(*ASK)
    assert desk.slept == [1.0]
    assert desk.fake.count()["media/uploadimg"] == len(desk.fake.pictures) + 1


def test_repeats_are_bounded_and_further_and_further_apart(desk: Desk) -> None:
    desk.fake.fail("media/uploadimg", "502", times=10)
    said = desk.draft(*ASK, status=1)
    assert "G116" in said
    assert "试了 4 次：服务器出错（media/uploadimg）" in said
    assert desk.slept == [1.0, 3.0, 9.0]
    assert desk.fake.count()["media/uploadimg"] == 4


def test_a_reply_that_is_no_json_is_called_that(desk: Desk) -> None:
    desk.fake.fail("stable_token", "html", times=10)
    assert "G117" in desk.draft(*ASK, status=1)


def test_a_platform_that_is_not_there_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from build_scripts.wechat.publisher import client

    monkeypatch.setattr(client, "BASE", "http://127.0.0.1:1")
    said = desk.draft(*ASK, status=1)
    assert "G116" in said
    assert "连接不上（stable_token）" in said
    assert "Traceback" not in said


def test_a_busy_platform_is_asked_again(desk: Desk) -> None:
    desk.fake.refuse("draft/add", -1, "system error")
    desk.draft(*ASK)
    assert len(desk.fake.drafts) == 1
    assert desk.fake.count()["draft/batchget"] == 0


# --- a draft is never made twice


@pytest.mark.parametrize("kind", ["500", "reset", "half", "html"])
@pytest.mark.parametrize("done", [True, False])
def test_a_lost_answer_to_a_new_draft_leaves_one_draft(desk: Desk, kind: Kind, done: bool) -> None:
    desk.fake.fail("draft/add", kind, done=done)
    desk.draft(*ASK)
    assert list(desk.fake.drafts) == [desk.one().draft]
    assert desk.fake.count()["draft/add"] == (1 if done else 2)


def test_a_crash_between_upload_and_draft_resumes_without_a_second_upload(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from build_scripts.wechat.publisher.drafting import Drafter

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(Drafter, "_added", crash)
        with pytest.raises(Crash):
            desk.draft(*ASK)
    uploads_before = desk.fake.count()
    assert uploads_before["media/uploadimg"] > 0
    desk.draft(*ASK)
    after = desk.fake.count()
    assert after["media/uploadimg"] == uploads_before["media/uploadimg"]
    assert after["material/add_material"] == uploads_before["material/add_material"] == 1
    assert len(desk.fake.drafts) == 1


def test_a_crash_between_two_uploads_keeps_the_first(desk: Desk) -> None:
    desk.fake.refuse("media/uploadimg", 45009, "reach max api daily quota limit")
    assert "G106" in desk.draft(*ASK, status=1)
    assert len(desk.rows().covers) == 1
    desk.draft(*ASK)
    assert desk.fake.count()["material/add_material"] == 1


def test_a_crash_after_the_draft_was_made_finds_it_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id never reached the ledger: the next run looks for the draft, and does not take another one for it."""
    desk.draft("rest-days", "--region", "QY")
    other = next(iter(desk.fake.drafts))
    desk.fake.fail("draft/add", "half", done=True)
    desk.fake.fail("draft/batchget", "502", times=4)
    assert "G116" in desk.draft(*ASK, status=1)
    (made,) = set(desk.fake.drafts) - {other}
    assert "上次没存完" in desk.run("status")
    said = desk.draft(*ASK)
    assert "找到上次没记下的草稿" in said
    assert set(desk.fake.drafts) == {made, other}
    rows = {draft.name: draft for draft in desk.rows().drafts}
    assert (rows["pay-slip"].draft, rows["pay-slip"].sending) == (made, False)


def test_a_draft_is_given_up_after_three_lost_answers(desk: Desk) -> None:
    desk.fake.fail("draft/add", "reset", times=9)
    assert "G116" in desk.draft(*ASK, status=1)
    assert desk.fake.count()["draft/add"] == 3
    assert desk.fake.drafts == {}


# --- refusals, each with a message that says what to do


@pytest.mark.parametrize(
    ("number", "errmsg", "code", "words"),
    [
        (40164, "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist", "G103", "203.0.113.7"),
        (
            61004,
            "access clientip is not registered requestIP: 203.0.113.8",
            "G103",
            "IP 白名单”里加上 203.0.113.8",
        ),
        (40164, "invalid ip 2409:8a55:3a2::5, not in whitelist rid: 67-1", "G103", "2409:8a55:3a2::5"),
        (40164, "invalid ip ::ffff:203.0.113.9, not in whitelist", "G103", "地址 203.0.113.9 "),
        (40164, "not in whitelist", "G103", "？"),
        (89503, "ip needs confirmation 203.0.113.7", "G135", "管理员确认"),
        (40243, "AppSecret is frozen", "G104", "解冻"),
        (40125, "invalid appsecret", "G102", "AppSecret"),
        (40001, "invalid credential", "G102", "AppSecret"),
        (40013, "invalid appid", "G102", "AppID"),
    ],
)
def test_the_token_is_refused_once_and_not_asked_for_again(
    desk: Desk, number: int, errmsg: str, code: str, words: str
) -> None:
    desk.fake.refuse("stable_token", number, errmsg, times=5)
    said = desk.draft(*ASK, status=1)
    assert f"error {code}:" in said
    assert words in said
    assert str(number) in said
    assert desk.fake.count()["stable_token"] == 1
    assert desk.slept == []


@pytest.mark.parametrize(
    ("call", "number", "code", "words"),
    [
        ("draft/add", 48001, "G105", "preview.html"),
        ("draft/add", 45009, "G106", "明天再来"),
        ("media/uploadimg", 45009, "G106", "不会重传"),
        ("draft/add", 40164, "G103", "白名单"),
        ("draft/add", 40243, "G104", "解冻"),
        ("draft/add", 45166, "G107", "wechat check"),
        ("draft/add", 45002, "G107", "wechat check"),
        ("draft/add", 45003, "G108", "32 个字"),
        ("draft/add", 45004, "G109", "120 个字"),
        ("draft/add", 45008, "G110", "1 至 8 篇"),
        ("media/uploadimg", 40009, "G112", "wechat/zh/QY/pay-slip/pictures/"),
        ("media/uploadimg", 40137, "G113", "JPG 和 PNG"),
        ("material/add_material", 40009, "G112", "wechat/zh/QY/pay-slip/cover.png"),
        ("draft/add", 88888, "G115", "88888"),
    ],
)
def test_a_refusal_is_not_repeated_and_says_what_to_do(
    desk: Desk, call: str, number: int, code: str, words: str
) -> None:
    desk.fake.refuse(call, number, "no", times=5)
    said = desk.draft(*ASK, status=1)
    assert f"error {code}:" in said
    assert words in said
    assert desk.fake.count()[call] == 1
    assert desk.slept == []
    assert re.search(r"[一-鿿]", said)
    assert "Traceback" not in said


def test_a_cover_that_the_platform_does_not_know_is_sent_once_more_and_then_said(desk: Desk) -> None:
    desk.fake.refuse("draft/add", 40007, "invalid media_id", times=9)
    assert "G111" in desk.draft(*ASK, status=1)
    assert desk.fake.count()["draft/add"] == desk.fake.count()["material/add_material"] == 2


def test_a_refused_draft_is_no_broken_run(desk: Desk) -> None:
    desk.fake.refuse("draft/add", 48001, "api unauthorized")
    desk.draft(*ASK, status=1)
    assert not desk.one().sending
    desk.draft(*ASK)
    assert desk.fake.count()["draft/batchget"] == 0


@pytest.mark.parametrize(
    ("data", "media_type", "code"),
    [(b"GIF89a", "application/octet-stream", "G113"), (b"\x89PNG" + b"0" * 1_000_000, "image/png", "G112")],
)
def test_pictures_that_would_be_refused_are_not_sent(data: bytes, media_type: str, code: str) -> None:
    image = Image("pictures/a.png", media_type, "0" * 64, data)
    cover = Image("cover.png", "image/png", "1" * 64, b"")
    bundle = wechat_desk.bundle(cover, image)
    with pytest.raises(Trouble) as trouble:
        uploads.upload(bundle, None, None, None)  # type: ignore[arg-type]
    assert trouble.value.diagnostic.code == code
    assert "pictures/a.png" in trouble.value.diagnostic.message("en")


@pytest.mark.parametrize("number", [40001, 40014, 42001, 42014, 40164, 45009, 99999])
def test_every_message_is_whole_in_both_languages(number: int) -> None:
    diagnostic = Refused("draft/add", number, "", Subject(count=1)).trouble().diagnostic
    for language in LANGUAGES:
        assert "{" not in diagnostic.message(language) + diagnostic.hint(language)


# --- the token


@pytest.mark.parametrize("number", [40001, 40014, 42001, 42014])
def test_an_expired_token_is_renewed_once_and_the_call_repeated_once(desk: Desk, number: int) -> None:
    desk.draft("rest-days", "--region", "QY")
    before = desk.fake.count()
    desk.fake.expire()
    desk.fake.refuse("material/add_material", number, "access_token expired")
    desk.draft(*ASK)
    new = desk.fake.count() - before
    assert new["stable_token"] == 1
    assert new["material/add_material"] == 2
    assert [call.json["force_refresh"] for call in desk.fake.calls if call.name == "stable_token"] == [
        False,
        False,
    ]


def test_a_token_that_stays_refused_is_renewed_by_force_once_and_then_said(desk: Desk) -> None:
    desk.fake.refuse("material/add_material", 40001, "invalid credential", times=9)
    said = desk.draft(*ASK, status=1)
    assert "error G114:" in said
    asked = [call.json["force_refresh"] for call in desk.fake.calls if call.name == "stable_token"]
    assert asked == [False, False, True]
    assert desk.fake.count()["material/add_material"] == 2
    # Within half a minute the platform would not renew it again.
    assert "error G118:" in desk.draft(*ASK, status=1)
    desk.later(seconds=31)
    assert "error G114:" in desk.draft(*ASK, status=1)


def test_a_token_is_not_renewed_by_force_more_than_twenty_times_a_day(tmp_path: Path) -> None:
    time = [datetime(2026, 11, 21, tzinfo=UTC)]
    forced: list[bool] = []

    def fetch(force: bool) -> dict[str, object]:
        forced.append(force)
        return {"access_token": "the same", "expires_in": 7200}

    tokens = Tokens(Account("main", Secret("a"), Secret("b")), tmp_path, fetch, lambda: time[0])
    for _ in range(20):
        tokens.renewed(tokens.current())
        time[0] += timedelta(minutes=1)
    with pytest.raises(Trouble) as trouble:
        tokens.renewed(tokens.current())
    assert trouble.value.diagnostic.code == "G118"
    assert sum(forced) == 20
    time[0] += timedelta(days=1)
    tokens.renewed(tokens.current())
    assert sum(forced) == 21


def test_a_lost_answer_to_a_renewal_by_force_is_said_and_not_repeated(desk: Desk) -> None:
    desk.draft("rest-days", "--region", "QY")
    before = desk.fake.count()
    desk.fake.refuse("material/add_material", 40001, "invalid credential", times=9)
    desk.fake.spare("stable_token")
    desk.fake.fail("stable_token", "reset", times=9)
    assert "error G116:" in desk.draft(*ASK, status=1)
    assert (desk.fake.count() - before)["stable_token"] == 2


def test_a_token_lasts_for_its_two_hours_and_no_longer(desk: Desk) -> None:
    desk.draft(*ASK)
    desk.later(minutes=100)
    desk.draft(*ASK)
    assert desk.fake.count()["stable_token"] == 1
    desk.later(minutes=16)
    desk.draft(*ASK)
    assert desk.fake.count()["stable_token"] == 2


@pytest.mark.parametrize("reply", [{}, {"access_token": ""}, {"access_token": "x"}])
def test_a_token_reply_without_a_token_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, reply: dict[str, object]
) -> None:
    monkeypatch.setattr(desk.fake, "_stable_token", lambda call: reply)
    assert "G117" in desk.draft(*ASK, status=1)


# --- the codes


def test_every_code_of_accounts_is_tried_somewhere() -> None:
    tried = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").glob("test_wechat_*.py"))
    )
    assert [code for code in CODES if code[0] == "A" and f"{code}" not in tried] == []


def test_a_lost_draft_is_known_by_its_text_where_its_cover_has_another_id(desk: Desk) -> None:
    desk.fake.fail("draft/add", "half", done=True)
    desk.fake.fail("draft/batchget", "502", times=4)
    desk.draft(*ASK, status=1)
    (made,) = desk.fake.drafts
    desk.fake.drafts[made][0]["thumb_media_id"] = "another"
    assert "找到上次没记下的草稿" in desk.draft(*ASK)
    assert list(desk.fake.drafts) == [made]


def test_a_colleagues_draft_of_the_same_title_is_not_taken_for_a_lost_one(desk: Desk) -> None:
    desk.fake.fail("draft/add", "half", done=True)
    desk.fake.fail("draft/batchget", "502", times=4)
    desk.draft(*ASK, status=1)
    (made,) = desk.fake.drafts
    desk.fake.drafts[made][0].update(thumb_media_id="another", content="<p>手写的</p>")
    desk.draft(*ASK)
    assert len(desk.fake.drafts) == 2
    assert desk.fake.drafts[made][0]["content"] == "<p>手写的</p>"
