"""Bundle → the platform's sanitiser → draft/get → difference: nothing that a reader needs is lost, and what is lost
would be found."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import CHANNEL
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Artefact, Job
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.wechat.checker import limits
from build_scripts.wechat.publisher import drafting, reading, uploads
from build_scripts.wechat.publisher.bundle import Bundle, Image, Shelf
from build_scripts.wechat.publisher.changes import changes
from build_scripts.wechat.publisher.client import Platform
from build_scripts.wechat.publisher.credentials import Account, Secret
from build_scripts.wechat.publisher.drafting import Drafter, Request
from build_scripts.wechat.publisher.ledger import AccountRows, Book
from tests import wechat_desk
from tests.projects import ROOT
from tests.wechat_fake import APPID, SECRET, FakePlatform

LESSONS = (
    ("zh", "work-injury"),
    ("zh", "wages-and-hours"),
    ("zh", "five-plus-one-two-tracks"),
    ("zh", "losing-a-job"),
    ("zh", "health-reimbursement"),
    ("en", "work-injury"),
    ("en", "first-employee"),
    ("en", "pension-basics"),
)
WHEN = datetime(2026, 11, 21, 14, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, date(2026, 11, 21)))


@lru_cache(maxsize=1)
def _jobs() -> dict[str, Job]:
    return {job.id: job for job in CHANNEL.plan(_world())}


@cache
def _bundle(language: str, lesson: str, folder: Path) -> Bundle:
    """A real lesson's bundle, rendered from the content."""
    job = _jobs()[f"wechat/{language}/QY/{lesson}"]
    (outputs,) = CHANNEL.render((job,), Press(ROOT))
    artefacts = []
    for output in outputs:
        path = folder / "current" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
        digest = hashlib.sha256(output.data).hexdigest()
        artefacts.append(
            Artefact(
                output.path,
                "wechat",
                lesson,
                "",
                language,
                "QY",
                output.media_type,
                digest,
                len(output.data),
                (),
                (),
                job.id,
                "",
            )
        )
    shelf = Shelf(folder / "current", tuple(artefacts))
    return shelf.load(shelf.find(lesson, language, "QY"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bundles")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in wechat_desk.PROXIES:
        monkeypatch.delenv(name, raising=False)
    with FakePlatform() as found:
        monkeypatch.setattr("build_scripts.wechat.publisher.client.BASE", found.base)
        yield found
        assert found.violations == []


def _sent(bundle: Bundle, fake: FakePlatform, root: Path) -> drafting.Outcome:
    platform = Platform(Account("main", Secret(APPID), Secret(SECRET)), root / "cache", lambda: WHEN)
    try:
        drafter = Drafter(platform, Book(root), WHEN.isoformat, lambda seconds: None)
        return drafter.draft(Request(bundle.lesson, (bundle,), "甲"))
    finally:
        platform.close()


@pytest.mark.parametrize(("language", "lesson"), LESSONS)
def test_a_real_article_comes_back_with_everything_a_reader_needs(
    language: str, lesson: str, folder: Path, fake: FakePlatform, tmp_path: Path
) -> None:
    bundle = _bundle(language, lesson, folder)
    outcome = _sent(bundle, fake, tmp_path)
    assert outcome.changes == ()
    (articles,) = fake.drafts.values()
    kept = reading.read(articles[0]["content"])
    # Not only equal but there: every figure that the article quotes, every picture, and more than one colour.
    words = " ".join(passage.text for passage in kept)
    job = _jobs()[f"wechat/{language}/QY/{lesson}"]
    said = [fact.text for fact in job.quoted() if fact.text in bundle.html]
    assert said
    assert all(text in words for text in said)
    assert sum(1 for passage in kept if passage.picture) == bundle.html.count("<img ")
    assert len({run.colour for passage in kept for run in passage.runs}) > 2
    assert articles[0]["content"] != bundle.html


def test_every_link_that_became_a_note_comes_back_with_its_address(
    folder: Path, fake: FakePlatform, tmp_path: Path
) -> None:
    linked = 0
    for language, lesson in LESSONS[:5]:
        bundle = _bundle(language, lesson, folder)
        _sent(bundle, fake, tmp_path)
        (article,) = list(fake.drafts.values())[-1]
        words = "\n".join(passage.text for passage in reading.read(article["content"]))
        for note in _notes(bundle):
            assert f"[{note['number']}]" in words
            assert note["address"] in words
            linked += 1
    assert linked


def test_warnings_keep_their_colours(folder: Path, fake: FakePlatform, tmp_path: Path) -> None:
    bundle = _bundle("zh", "work-injury", folder)
    _sent(bundle, fake, tmp_path)
    (articles,) = fake.drafts.values()
    before, after = (
        {(run.colour, run.ground, run.frame) for p in read for run in p.runs if "⚠" in run.text}
        for read in (reading.read(bundle.html), reading.read(articles[0]["content"]))
    )
    assert before == after
    assert before
    assert all(colour or ground or frame for colour, ground, frame in before)


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (lambda html: re.sub(r"<p[^>]*>(?:(?!</p>).)*⚠.*?</p>", "", html, count=1, flags=re.S), "text-lost"),
        (lambda html: re.sub(r"<img [^>]*>", "", html, count=1), "picture-lost"),
        (lambda html: re.sub(r' alt="[^"]*"', ' alt=""', html, count=1), "alt-lost"),
        (lambda html: re.sub(r"<h2([^>]*)>(.*?)</h2>", r"<p\1>\2</p>", html, count=1), "role"),
        (lambda html: re.sub(r"12333", "12345", html, count=1), "text-changed"),
        (
            lambda html: html.replace("<section style=", '<section style="position: fixed" data-x=', 9),
            "colour",
        ),
        (lambda html: re.sub(r"(</?)b(?=[ >])", r"\1span", html), "weight"),
        (lambda html: html + "<p>关注我们</p>", "text-added"),
        (
            lambda html: html.replace(
                "</section>", '<p>x<a href="https://mp.weixin.qq.com/s/Abcdefghij">y</a></p></section>', 1
            ),
            "text-added",
        ),
    ],
)
def test_a_planted_loss_is_found(
    plant: Callable[[str], str], kind: str, folder: Path, fake: FakePlatform, tmp_path: Path
) -> None:
    bundle = _bundle("zh", "work-injury", folder)
    changed: list[str] = []

    def spoil(content: str) -> str:
        changed.append(plant(content))
        assert changed[-1] != content
        return changed[-1]

    fake.spoil = spoil
    outcome = _sent(bundle, fake, tmp_path)
    assert changed
    assert kind in {change.kind for _, change in outcome.changes}
    for _, change in outcome.changes:
        assert change.text("zh") and change.text("en")


def test_passages_in_another_order_are_found() -> None:
    before = reading.read("<p>一</p><p>二二二</p><p>三三三三</p>")
    after = reading.read("<p>三三三三</p><p>一</p><p>二二二</p>")
    assert [(c.kind, c.before) for c in changes(before, after)] == [("moved", "三三三三")]
    assert changes(before, before) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<p style="color:#fff">a b</p>',
            '<p style="color: rgb(255, 255, 255);"><span leaf="">a </span>b</p>',
        ),
        ("<p>a<br>b</p>", "<p>a<br/>\n b</p>"),
        ("<section><p>a</p></section>", "<section><section><p> a </p></section></section>"),
        (
            '<img src="https://mmbiz.qpic.cn/mmbiz_png/x/0" alt="q">',
            '<img data-src="http://mmbiz.qpic.cn/sz_mmbiz_png/x/640?wx_fmt=png" alt="q" class="rich_pages">',
        ),
        ("<p><b>a</b></p>", '<p><span style="font-weight: 700">a</span></p>'),
    ],
)
def test_what_no_reader_sees_is_no_difference(before: str, after: str) -> None:
    assert changes(reading.read(before), reading.read(after)) == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('<p style="color:#900">a</p>', "<p>a</p>", "colour"),
        ('<section style="background-color:#fdf4ec"><p>a</p></section>', "<p>a</p>", "colour"),
        ('<section style="border:1px solid #900"><p>a</p></section>', "<p>a</p>", "colour"),
        ("<p>a <strong>b</strong></p>", "<p>a b</p>", "weight"),
        ('<p><a href="https://mp.weixin.qq.com/s/x">a</a></p>', "<p>a</p>", "link-changed"),
        ("<table><tr><td>a</td></tr></table>", "<p>a</p>", "role"),
        ("<p>每月1800元</p>", "<p>每月1900元</p>", "text-changed"),
        ('<img src="a" alt="x">', "", "picture-lost"),
        ("", '<img src="a" alt="x">', "picture-added"),
    ],
)
def test_what_a_reader_sees_is_a_difference_of_its_kind(before: str, after: str, kind: str) -> None:
    assert [c.kind for c in changes(reading.read(before), reading.read(after))] == [kind]


def test_a_changed_passage_is_shown_where_it_changed() -> None:
    before = "很长的一段话，" * 20 + "打12333问，" + "后面还有很多话。" * 20
    (change,) = changes(
        reading.read(f"<p>{before}</p>"), reading.read(f"<p>{before.replace('12333', '12345')}</p>")
    )
    assert change.text("en").startswith("[1] words changed: …")
    assert "打12333问" in change.text("zh")
    assert "打12345问" in change.text("zh")


def test_no_article_grows_too_long_with_the_platforms_addresses(folder: Path) -> None:
    """Paths of pictures are short and addresses long: an article gives up its extras in time."""
    for language, lesson in (*LESSONS, ("en", "maternity-and-family")):
        bundle = _bundle(language, lesson, folder)
        address = "https://mmbiz.qpic.cn/".ljust(limits.ISSUED_ADDRESS, "x")
        long = uploads.addressed(bundle.html, {i.path: address for i in bundle.images})
        assert 'src="pictures/' not in long
        assert len(long) == limits.sent_length(bundle.html)
        assert len(long) < limits.CONTENT_CHARACTERS, (language, lesson, len(long))


def test_the_fake_is_stricter_than_what_we_send() -> None:
    """The sanitiser takes away what the research note says is lost: a test of the test's own tool."""
    from tests.wechat_editor import sanitised

    issued = frozenset({"https://mmbiz.qpic.cn/a/0"})
    for bad in (
        '<p style="position:absolute;color:#900">a</p>',
        '<p style="color:var(--x)">a</p>',
        '<p style="display:grid;color:#900">a</p>',
        '<p id="a" class="b" onclick="c">a</p>',
        "<style>p{color:#900}</style><p>a</p>",
        "<script>alert(1)</script><p>a</p>",
        "<iframe src='https://example.invalid'></iframe><p>a</p>",
        '<p><a href="https://example.invalid/">a</a></p>',
        '<p>a<img src="https://example.invalid/x.png" alt="b"></p>',
    ):
        assert sanitised(bad, issued).strip() == '<p><span leaf="">a</span></p>', bad
    nested = sanitised("<ul><li>a<ul><li>b</li></ul></li></ul>", issued)
    assert nested.count("<ul") == 1
    assert nested.count("<li>") == 2


def test_pictures_are_named_by_what_they_hold() -> None:
    small = io.BytesIO()
    Pillow.new("RGB", (2, 2)).save(small, "PNG")
    image = Image("pictures/a.png", "image/png", "f" * 64, small.getvalue())
    rows = AccountRows("main", "x", {}, {"f" * 64: "https://mmbiz.qpic.cn/a/0"})
    bundle = wechat_desk.bundle(image, image)
    assert uploads.issued(bundle, rows) == {"pictures/a.png": "https://mmbiz.qpic.cn/a/0"}
    assert uploads.addressed('<img src="pictures/a.png">', uploads.issued(bundle, rows)).endswith('/a/0">')


def _notes(bundle: Bundle) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = json.loads(bundle.files["article.json"])["links"]
    return links
