"""Drafts and the ledger of them: the command line against a fake that keeps the platform's rules."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher import ledger as ledgers
from build_scripts.wechat.publisher.ledger import AccountRows, Draft, Ledger, Release, Sent
from tests import wechat_desk
from tests.projects import ROOT, rewrite
from tests.wechat_desk import Desk
from tests.wechat_fake import APPID, SECRET

QY = ("--region", "QY")
LESSON = "content/lessons/pay-slip/zh.md"
ADDRESS = "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"


# --- what is sent


def test_a_draft_holds_the_article_with_issued_addresses_and_a_permanent_cover(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    (call,) = [one for one in desk.fake.calls if one.name == "draft/add"]
    (article,) = call.json["articles"]
    assert rb"\u" not in call.body
    assert "看懂工资条".encode() in call.body
    assert article["title"] == "看懂工资条"
    assert article["digest"] == "工资条上每一项是什么，少了钱去问谁。"
    assert article["content_source_url"] == "https://example.invalid/qy/lessons/pay-slip/"
    assert article["thumb_media_id"] in desk.fake.materials
    assert article["pic_crop_1_1"] == wechat_desk.metadata(desk.root, "pay-slip")["cover"]["pic_crop_1_1"]
    sources = re.findall(r'<img[^>]*src="([^"]+)"', article["content"])
    assert sources
    assert all(one.startswith("https://mmbiz.qpic.cn/") for one in sources)
    assert "http://" not in article["content"]
    assert "pictures/" not in article["content"]


def test_pictures_arrive_byte_for_byte(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    bundle = desk.root / "dist/current/wechat/zh/QY/pay-slip"
    for image in wechat_desk.metadata(desk.root, "pay-slip")["pictures"]:
        assert (bundle / image["file"]).read_bytes() in desk.fake.pictures.values()
    assert list(desk.fake.materials.values()) == [(bundle / "cover.png").read_bytes()]


def test_a_second_run_sends_nothing(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    ledger = (desk.root / "wechat-ledger.yml").read_bytes()
    before = desk.fake.count()
    said = desk.draft("pay-slip", *QY, by="someone else")
    new = desk.fake.count() - before
    assert set(new) == {"draft/get"}
    assert "草稿已是最新" in said
    assert (desk.root / "wechat-ledger.yml").read_bytes() == ledger
    assert len(desk.fake.drafts) == 1


def test_a_changed_lesson_updates_the_same_draft_and_uploads_only_what_is_new(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    media = desk.one().draft
    wechat_desk.change_and_build(desk)
    before = desk.fake.count()
    said = desk.draft("pay-slip", *QY, by="编辑乙")
    new = desk.fake.count() - before
    assert "更新了草稿" in said
    assert (new["draft/update"], new["draft/add"]) == (1, 0)
    # The QR code leads to the same page: it is not sent again, nor is a cover whose words are the same.
    assert new["media/uploadimg"] == new["material/add_material"] == 0
    assert list(desk.fake.drafts) == [media]
    assert "多看一遍" in desk.fake.drafts[media][0]["content"]
    assert desk.one().prepared_by == "编辑乙"


def test_two_lessons_are_two_drafts_and_a_picture_that_they_share_goes_once(desk: Desk) -> None:
    desk.draft("pay-slip", "rest-days", *QY)
    sent = [hashlib.sha256(data).hexdigest() for data in desk.fake.pictures.values()]
    assert len(desk.fake.drafts) == 2
    assert desk.fake.count()["media/uploadimg"] == len(set(sent))


def test_a_dry_run_asks_the_platform_nothing_and_writes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BANYAN_WECHAT_SECRET")
    said = desk.run("draft", "pay-slip", *QY, "--dry-run")
    assert "将存为新草稿" in said
    assert desk.fake.calls == []
    assert not (desk.root / "wechat-ledger.yml").exists()


def test_a_cover_deleted_on_the_platform_is_sent_anew(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.fake.materials.clear()
    wechat_desk.change_and_build(desk)
    desk.draft("pay-slip", *QY)
    assert desk.fake.count()["material/add_material"] == 2
    assert len(desk.fake.drafts) == 1


# --- people's edits on the platform


def test_a_draft_edited_by_a_person_is_not_written_over(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    media = desk.one().draft
    desk.fake.edit(
        media, "看懂工资条" if "看懂" in desk.fake.drafts[media][0]["content"] else "工资条", "工资单"
    )
    wechat_desk.change_and_build(desk)
    said = desk.draft("pay-slip", *QY, status=1)
    assert "G127" in said
    assert "工资单" in desk.fake.drafts[media][0]["content"]
    desk.draft("pay-slip", *QY, "--overwrite")
    assert "多看一遍" in desk.fake.drafts[media][0]["content"]
    assert "工资单" not in desk.fake.drafts[media][0]["content"]


def test_marks_of_the_editor_are_no_edit_of_a_person(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    media = desk.one().draft
    desk.fake.edit(media, '<span leaf="">', '<span data-x="1" leaf="">')
    desk.fake.edit(media, "/0?wx_fmt=png", "/640?wx_fmt=jpeg")
    wechat_desk.change_and_build(desk)
    desk.draft("pay-slip", *QY)


def test_a_draft_that_is_gone_is_said_and_made_anew_only_on_request(desk: Desk) -> None:
    desk.draft("pay-slip", *QY)
    desk.fake.drafts.clear()
    assert "G128" in desk.draft("pay-slip", *QY, status=1)
    assert desk.fake.drafts == {}
    desk.draft("pay-slip", *QY, "--again")
    assert list(desk.fake.drafts) == [desk.one().draft]


# --- what is refused


def test_an_outdated_bundle_is_refused(desk: Desk) -> None:
    rewrite(desk.root / LESSON, "对着看。", "对着看，多看一遍。")
    said = desk.draft("pay-slip", *QY, status=1)
    assert "G119: 成品 wechat/zh/QY/pay-slip/article.json 不是最新的" in said
    assert desk.fake.calls == []


def test_a_fact_past_its_review_is_refused_with_its_place(desk: Desk) -> None:
    said = desk.run("draft", "pay-slip", *QY, "--by", "a", "--as-of", "2031-01-01", status=1)
    found = re.findall(r"(content/facts/\S+\.yml):(\d+):\d+: error G120", said)
    assert found
    for path, line in found:
        lines = (desk.root / path).read_text(encoding="utf-8").splitlines()
        assert "review-by" in " ".join(lines[int(line) - 1 : int(line) + 14]).replace(
            "review_by", "review-by"
        )
    assert desk.fake.calls == []


def test_a_changed_figure_makes_bundles_out_of_date(desk: Desk) -> None:
    """Not only edits of the lesson count: a figure of the register does, too."""
    facts = next(
        path for path in (desk.root / "content/facts").glob("*.yml") if "1800" in path.read_text("utf-8")
    )
    rewrite(facts, "1800", "1900")
    assert "G119" in desk.draft("pay-slip", *QY, status=1)


def test_a_bundle_touched_by_hand_is_refused(desk: Desk) -> None:
    path = desk.root / "dist/current/wechat/zh/QY/pay-slip/article.html"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("1800", "8100"), encoding="utf-8")
    assert "G133" in desk.draft("pay-slip", *QY, status=1)
    assert desk.fake.calls == []


def test_a_bundle_that_the_checker_faults_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from build_scripts.wechat.checker import check, limits

    assert check.check_bundle is not None
    monkeypatch.setattr(limits, "DIGEST", 3)
    said = desk.draft("pay-slip", *QY, status=1)
    assert "G121" in said
    assert desk.fake.calls == []


def test_unknown_names_are_said_with_what_there_is(desk: Desk) -> None:
    said = desk.draft("pay-slipp", *QY, status=1)
    assert "G122" in said
    assert "是不是 pay-slip？" in said
    assert "G122" in desk.draft("--module", "nonsense", *QY, status=1)
    assert "S007" in desk.draft("pay-slip", "--region", "XX", status=1)
    assert "S007" in desk.draft(*QY, status=1)
    assert "S007" in desk.draft("pay-slip", *QY, "--account", "../x", status=1)


def test_whoever_does_it_must_be_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "G130" in desk.run("draft", "pay-slip", *QY, status=1)
    monkeypatch.setenv("BANYAN_EDITOR", "编辑丙")
    desk.run("draft", "pay-slip", *QY)
    assert desk.one().prepared_by == "编辑丙"


def test_an_article_that_grows_too_long_with_its_addresses_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from build_scripts.wechat.publisher import drafting

    length = len((desk.root / "dist/current/wechat/zh/QY/pay-slip/article.html").read_text(encoding="utf-8"))
    monkeypatch.setattr(drafting, "CONTENT_CHARACTERS", length + 1)
    assert "G131" in desk.draft("pay-slip", *QY, "--dry-run", status=1)
    assert "G131" in desk.draft("pay-slip", *QY, status=1)
    assert desk.fake.drafts == {}


def test_two_commands_at_once_are_refused(desk: Desk) -> None:
    from build_scripts.wechat.publisher.desk import Desk as Other

    with Other(desk.root, desk.root / "dist").alone():
        assert "G134" in desk.draft("pay-slip", *QY, status=1)


# --- the ledger


def test_the_ledger_gives_the_same_bytes_and_holds_no_secret(desk: Desk) -> None:
    desk.draft("rest-days", "pay-slip", *QY)
    path = desk.root / "wechat-ledger.yml"
    text = path.read_text(encoding="utf-8")
    assert ledgers.as_yaml(ledgers.read(path)) == text
    assert text.index("name: pay-slip") < text.index("name: rest-days")
    for secret in (APPID, SECRET, desk.fake.token):
        assert secret not in text


def test_a_ledger_with_everything_reads_back(tmp_path: Path) -> None:
    release = Release("a", "A-1", "c" * 64, ADDRESS, "乙", "2026-11-21T14:00:00Z")
    draft = Draft(
        "module:m",
        "zh",
        "QY",
        (Sent("a", "A-1", "c" * 64, "r" * 64), Sent("b", "1e5", "0123")),
        "",
        True,
        "no",
        "2026-11-21T14:00:00Z",
        (release,),
    )
    whole = Ledger((AccountRows("main", "0123456789012345", {"1": "2"}, {"3": "https://x"}, (draft,)),))
    path = tmp_path / "wechat-ledger.yml"
    ledgers.write(path, ledgers.as_yaml(whole))
    assert ledgers.read(path) == whole


@pytest.mark.parametrize(
    "text", ["accounts: [", "accounts: 5", "<<<<<<< HEAD\n", "accounts:\n- account: main\n"]
)
def test_a_ledger_that_cannot_be_read_stops_everything(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wechat-ledger.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        ledgers.read(path)
    assert trouble.value.diagnostic.code == "G123"


def test_a_name_does_not_stand_for_two_accounts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.draft("pay-slip", *QY)
    monkeypatch.setenv("BANYAN_WECHAT_APPID", "wxffffffffffffffff")
    before = desk.fake.count()
    assert "G129" in desk.draft("pay-slip", *QY, status=1)
    assert desk.fake.count() == before


def test_no_module_names_a_call_that_publishes() -> None:
    for path in (ROOT / "build_scripts/wechat").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"freepublish|/submit|mass/send|sendall|message/mass", text), path
