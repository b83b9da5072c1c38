"""A small project with a release of WeChat bundles, and the command line pointed at the fake platform."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from build_scripts.__main__ import main
from build_scripts.build import build
from build_scripts.options import Options
from build_scripts.plan import Selection
from build_scripts.recipe import Recipes
from build_scripts.wechat.publisher import client, command, page
from build_scripts.wechat.publisher import desk as publisher
from build_scripts.wechat.publisher.bundle import Bundle, Image
from build_scripts.wechat.publisher.ledger import AccountRows, Draft, read
from tests.projects import ROOT, example_project, rewrite
from tests.wechat_fake import APPID, SECRET, FakePlatform

AS_OF = "2026-11-21"
LESSON = "content/lessons/pay-slip/zh.md"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


def built(root: Path) -> None:
    """Builds the channel."""
    options = Options(
        root, root / "dist", date.fromisoformat(AS_OF), Selection(channels=("wechat",)), workers=1
    )
    build(options, lambda done, total, name: None)


_made: list[Path] = []


def project(factory: pytest.TempPathFactory) -> Path:
    """The example project with its bundles built: once for all tests, which copy it."""
    if not _made:
        root = example_project(factory.mktemp("wechat-project"))
        built(root)
        _made.append(root)
    return _made[0]


def copy(made: Path, folder: Path) -> Path:
    """A copy for one test, so that none sees another one's ledger."""
    root = folder / "project"
    shutil.copytree(made, root, symlinks=True)
    return root


def bundle(cover: Image, *images: Image) -> Bundle:
    """A bundle that holds pictures and nothing that anybody looks at."""
    return Bundle(
        folder="wechat/zh/QY/a",
        lesson="a",
        language="zh",
        region="QY",
        edition="A-1",
        title="t",
        author="a",
        digest="d",
        source_address="https://example.invalid/a/",
        crop_wide="",
        crop_square="",
        html="",
        cover=cover,
        images=images,
        review_by="",
        withdraw="",
        files={},
    )


def unready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes bundles as ready without a plan of today: for tests of what comes after."""
    monkeypatch.setattr(
        publisher.Desk,
        "ready",
        lambda self, groups, today: tuple(tuple(self.bundle(one) for one in group) for group in groups),
    )


_digest = lru_cache(maxsize=None)(Recipes(ROOT).digest)


def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code and templates are the repository's own in each project here: reading them once is enough."""
    monkeypatch.setattr(Recipes, "digest", lambda self, channel: _digest(channel))


class Desk:
    """Runs ``./banyan wechat`` in a project against a fake platform; time passes only when told."""

    def __init__(self, root: Path, fake: FakePlatform, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.fake = fake
        self.slept: list[float] = []
        self.time = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
        self._capsys = capsys

    def run(self, *words: str, status: int = 0) -> str:
        """Everything that the command prints."""
        action = words[0]
        dated = ("--as-of", AS_OF) if action in {"draft", "status"} and "--as-of" not in words else ()
        found = main(["--root", str(self.root), "wechat", *words, *dated])
        out, err = self._capsys.readouterr()
        assert found == status, out + err
        return out + err

    def draft(self, *words: str, by: str = "编辑甲", status: int = 0) -> str:
        """``wechat draft`` by somebody."""
        return self.run("draft", *words, "--by", by, status=status)

    def rows(self) -> AccountRows:
        """The main account's rows of the ledger."""
        rows = read(self.root / "wechat-ledger.yml").account("main")
        assert rows is not None
        return rows

    def one(self) -> Draft:
        """The only draft of the ledger."""
        (draft,) = self.rows().drafts
        return draft

    def later(self, **passed: float) -> None:
        """Time passes."""
        self.time += timedelta(**passed)


@contextmanager
def desk(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    """The desk of a project, whose fake must never have been asked to publish."""
    fast(monkeypatch)
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BANYAN_WECHAT_APPID", APPID)
    monkeypatch.setenv("BANYAN_WECHAT_SECRET", SECRET)
    monkeypatch.delenv("BANYAN_EDITOR", raising=False)
    with FakePlatform() as fake:
        found = Desk(root, fake, capsys)
        monkeypatch.setattr(client, "BASE", fake.base)
        monkeypatch.setattr(client, "TIMEOUT", httpx.Timeout(0.5))
        monkeypatch.setattr(page, "BASE", fake.base)
        monkeypatch.setattr(command, "now", lambda: found.time)
        monkeypatch.setattr(command, "sleep", found.slept.append)
        yield found
        assert fake.violations == []


def metadata(root: Path, lesson: str) -> dict[str, Any]:
    """article.json of a bundle in zh QY."""
    path = root / "dist" / "current" / "wechat" / "zh" / "QY" / lesson / "article.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def change_and_build(desk: Desk, old: str = "对着看。", new: str = "对着看，多看一遍。") -> None:
    """Rewrites a lesson and builds anew."""
    rewrite(desk.root / LESSON, old, new)
    built(desk.root)


def states(desk: Desk, as_of: str = AS_OF) -> dict[str, str]:
    """What ``status`` says of each lesson."""
    rows = json.loads(desk.run("status", "--format", "json", "--as-of", as_of))
    return {row["lesson"]: row["state"] for row in rows}
