"""The actions of ``./banyan wechat``: draft, status, pull and release, with what they print."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from build_scripts.diagnostics import Trouble, as_text
from build_scripts.model import LANGUAGES
from build_scripts.wechat.publisher import addresses, drafting, page, reading, releasing, standing, uploads
from build_scripts.wechat.publisher.changes import Change, changes
from build_scripts.wechat.publisher.client import Platform
from build_scripts.wechat.publisher.credentials import account
from build_scripts.wechat.publisher.desk import Desk
from build_scripts.wechat.publisher.drafting import Did, Drafter, Outcome, Request
from build_scripts.wechat.publisher.ledger import MODULE, AccountRows, Draft

EDITOR = "BANYAN_EDITOR"
_DID: dict[Did, tuple[str, str]] = {
    "added": ("存为新草稿", "drafted"),
    "updated": ("更新了草稿", "draft updated"),
    "unchanged": ("草稿已是最新", "the draft is up to date"),
    "found": ("找到上次没记下的草稿，已更新", "found the draft of a broken run and updated it"),
    "replaced": ("课数变了，另存为新草稿", "drafted anew: the number of lessons has changed"),
    "released": ("已发布，没有变化", "released, nothing has changed"),
    "would-replace": (
        "课数变了，将另存为新草稿，旧的要手工删",
        "would be drafted anew; the old one is yours to delete",
    ),
    "would-add": ("将存为新草稿", "would be drafted"),
    "would-update": ("将更新草稿", "the draft would be updated"),
}
sleep = time.sleep


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def draft(options: argparse.Namespace) -> int:
    """Makes or updates drafts; with --dry-run asks the platform nothing."""
    desk = _desk(options)
    region = desk.region(options.region)
    language = options.language
    wanted: list[tuple[str, tuple[str, ...]]] = [(lesson, (lesson,)) for lesson in options.lessons]
    wanted += [(MODULE + m, desk.shelf.lessons(m, language, region)) for m in options.module]
    if not wanted:
        raise Trouble("S007", problem="wechat draft LESSON …")
    by = _who(options) if not options.dry_run else (options.by or "–")
    groups = tuple(
        tuple(desk.shelf.find(lesson, language, region) for lesson in lessons) for _, lessons in wanted
    )
    ready = desk.ready(groups, options.as_of)
    requests = [
        Request(name, bundles, by, options.overwrite, options.again)
        for (name, _), bundles in zip(wanted, ready, strict=True)
    ]
    if options.dry_run:
        rows = desk.book.ledger.account(options.account) or AccountRows(options.account, "")
        for request in requests:
            _say(drafting.rehearsed(request, rows), language, region)
        print("演练：没有联系公众平台 · dry run: the platform was not asked")
        return 0
    with desk.alone():
        platform = _platform(options.account, desk)
        try:
            drafter = Drafter(platform, desk.book, _stamp, sleep)
            for request in requests:
                _say(drafter.draft(request), language, region)
        finally:
            platform.close()
    if not any(
        draft.waiting()
        for draft in desk.book.rows(platform.account.name, platform.account.fingerprint).drafts
    ):
        return 0
    print(
        "草稿不会自己发布：请另一个人在手机上预览、发布，再用 ./banyan wechat release 登记\n"
        "Nothing is published: a second person looks at it on a phone, releases it, and records it with "
        "./banyan wechat release"
    )
    return 0


def status(options: argparse.Namespace) -> int:
    """Lists what waits, what is out of date and what is to be withdrawn."""
    desk = _desk(options)
    rows = desk.book.ledger.account(options.account) or AccountRows(options.account, "")
    found = standing.standing(rows, desk.find, desk.lessons, options.as_of)
    if options.format == "json":
        print(standing.as_json(found))
        return 0
    drafted = {(one.lesson, one.language, one.region) for one in found}
    built = {(a.lesson, a.language, a.region) for a in desk.shelf.metadata()}
    print(standing.as_text(found, len(built - drafted)))
    return 0


def release(options: argparse.Namespace) -> int:
    """Records that a second person has released an article; asks the platform nothing."""
    desk = _desk(options)
    by = _who(options)
    address = addresses.article_address(options.address)
    region = desk.region(options.region)
    with desk.alone():
        rows = desk.book.ledger.account(options.account)
        if rows is None:
            raise Trouble("G126", wanted=f"{options.lesson} {options.language} {region}")
        rows, done = releasing.record(rows, options.lesson, options.language, region, by, address, _stamp())
        desk.book.keep(rows)
        desk.keep_addresses()
    print(f"{options.lesson} {options.language} {region}  {done.prepared_by} → {by}  {address}")
    print(f"{addresses.NAME}：重新构建后，别的课会链接到这里 · after the next build other lessons link to it")
    return 0


def pull(options: argparse.Namespace) -> int:
    """Compares what the platform has with what is built; the status is 1 where they differ."""
    desk = _desk(options)
    differences = 0
    rows_json: list[dict[str, Any]] = []
    with desk.alone():
        desk.keep_addresses()
        rows = desk.book.ledger.account(options.account)
        if rows is None:
            raise Trouble("G126", wanted=options.account)
        chosen = [d for d in rows.drafts if _chosen(d, options)]
        if not chosen:
            raise Trouble("G126", wanted=" ".join(options.lessons) or options.account)
        platform = _platform(options.account, desk) if any(d.draft for d in chosen) else None
        try:
            for one in chosen:
                if one.left and platform is not None:
                    Drafter(platform, desk.book, _stamp, sleep).still_there(one)
                for look in _pulled(one, desk, rows, platform):
                    differences += len(look.changes) + (look.trouble is not None)
                    rows_json.append(_row(one, look))
                    if options.format == "text":
                        _show(one, look)
        finally:
            if platform is not None:
                platform.close()
    if options.format == "json":
        print(json.dumps(rows_json, ensure_ascii=False, indent=2))
    return 1 if differences else 0


@dataclass(frozen=True, slots=True)
class _Look:
    """An article on the platform against what is built."""

    lesson: str
    where: str
    """Id of the draft, or the released article's address."""
    newer: bool
    """What is built has changed since: some of the differences are our own."""
    changes: tuple[Change, ...]
    trouble: Trouble | None = None
    """Why it could not be read; the others are read all the same."""


def _pulled(one: Draft, desk: Desk, rows: AccountRows, platform: Platform | None) -> Iterator[_Look]:
    """Each article of a draft and each release."""
    if one.draft and platform is not None:
        items = Drafter(platform, desk.book, _stamp, sleep).items(one)
        if items is None:
            yield _Look(one.articles[0].lesson, one.draft, False, (), Trouble("G128", wanted=one.name))
        for sent, item in zip(one.articles, items or (), strict=False):
            bundle = desk.find(sent.lesson, one.language, one.region)
            if bundle is not None:
                newer = bundle.content != sent.content
                yield _Look(
                    sent.lesson,
                    one.draft,
                    newer,
                    drafting.compared(bundle, rows, item, alone=len(items or ()) == 1),
                )
    for lesson in dict.fromkeys(r.lesson for r in one.releases):
        last, bundle = one.released(lesson), desk.find(lesson, one.language, one.region)
        if last is not None and bundle is not None:
            names = {address: path for path, address in uploads.issued(bundle, rows).items()}
            newer = bundle.content != last.content
            try:
                given = reading.read(page.fetch(last.address), names)
            except Trouble as trouble:
                yield _Look(lesson, last.address, newer, (), trouble)
                continue
            yield _Look(lesson, last.address, newer, changes(reading.read(bundle.html), given))


def _chosen(one: Draft, options: argparse.Namespace) -> bool:
    named = {one.name, *(sent.lesson for sent in one.articles), *(r.lesson for r in one.releases)}
    return (
        bool(one.draft or one.releases)
        and (not options.lessons or bool(named & set(options.lessons)))
        and options.language in (None, one.language)
        and options.region in ("", one.region)
    )


def _row(one: Draft, look: _Look) -> dict[str, Any]:
    return {
        "lesson": look.lesson,
        "language": one.language,
        "region": one.region,
        "read_from": look.where,
        "built_is_newer": look.newer,
        "problem": look.trouble.diagnostic.code if look.trouble is not None else "",
        "changes": [
            {"kind": c.kind, "passage": c.number, "built": c.before, "platform": c.after}
            for c in look.changes
        ],
    }


def _show(one: Draft, look: _Look) -> None:
    if look.trouble is not None:
        print(as_text([look.trouble.diagnostic], LANGUAGES))
        return
    state = f"{len(look.changes)} 处不同 · differences" if look.changes else "和成品一致 · as it was built"
    print(f"{look.lesson} {one.language} {one.region}  {look.where}  {state}")
    if look.newer and look.changes:
        print(
            "    成品比平台上的新，有些不同是我们自己改的 · what is built is newer: some differences are our own"
        )
    for change in look.changes:
        print(f"    {change.text('zh')}\n    {change.text('en')}")


def _say(outcome: Outcome, language: str, region: str) -> None:
    zh, en = _DID[outcome.did]
    head = f"{outcome.name} {language} {region}  {zh} · {en}"
    print(head + (f"  （图片 {outcome.uploads} · pictures {outcome.uploads}）" if outcome.uploads else ""))
    for media in outcome.left:
        print(
            f"    旧草稿还在草稿箱里（{media}）：程序不删别人可能正在改的东西，请到公众平台核对后手工删掉，不要发布它\n"
            f"    The old draft is still in the account ({media}); it is not deleted here, since somebody may be at "
            "work on it: check it on the platform, delete it there, and do not release it"
        )
    if outcome.changes:
        print("    公众平台改动了 · the platform changed:")
    for lesson, change in outcome.changes:
        print(f"    {lesson} {change.text('zh')}\n    {lesson} {change.text('en')}")


def _desk(options: argparse.Namespace) -> Desk:
    return Desk(options.root, (options.out or options.root / "dist").absolute())


def _platform(name: str, desk: Desk) -> Platform:
    return Platform(account(name, os.environ), desk.cache, now, sleep)


def _who(options: argparse.Namespace) -> str:
    by = " ".join((options.by or os.environ.get(EDITOR, "")).split())
    if not by:
        raise Trouble("G130")
    return by


def _stamp() -> str:
    return now().astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
