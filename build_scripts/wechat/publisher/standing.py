"""The ledger and the release become a list: what waits, what is out of date, what is to be withdrawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from build_scripts.model import Text
from build_scripts.wechat.publisher.bundle import Bundle
from build_scripts.wechat.publisher.ledger import AccountRows, Draft, Release, Sent

State = Literal[
    "withdraw",
    "review",
    "left-over",
    "broken-off",
    "grown",
    "outdated",
    "superseded",
    "waiting",
    "restyled",
    "released",
]
WORDS: dict[State, Text] = {
    "withdraw": Text(
        "该撤下：到期，或这一课已不出公众号", "to be withdrawn: expired, or no longer made for WeChat"
    ),
    "review": Text(
        "数据过了复核日：核对，重发或撤下", "a fact is past its review: check, then release anew or withdraw"
    ),
    "left-over": Text(
        "旧草稿还在草稿箱：已有新的一份，请在公众平台手工删掉旧的，不要发布",
        "an old draft is still in the account: a new one took its place; delete the old one there, do not release it",
    ),
    "broken-off": Text("上次没存完：再运行 draft", "broken off: run draft again"),
    "grown": Text(
        "这一组的课数变了：再运行 draft 会另存一份新草稿，旧的要手工删掉",
        "the module has more or fewer lessons now: draft makes a new draft, and the old one is yours to delete",
    ),
    "outdated": Text("草稿不是最新：再运行 draft", "the draft is out of date: run draft again"),
    "superseded": Text("已发布，内容后来改了：存新草稿", "released, and changed since: make a new draft"),
    "waiting": Text("等第二个人看过、发布", "waits for a second person to look at it and release it"),
    "restyled": Text(
        "已发布；后来只有版式或链接变了，不必重发", "released; only its look or links have changed: let it be"
    ),
    "released": Text("已发布，是最新的", "released and up to date"),
}
"""In order of urgency: a reader who is told something wrong comes first."""

Find = Callable[[str, str, str], Bundle | None]
"""Lesson, language, region → what is built."""
Lessons = Callable[[str, str, str], tuple[str, ...]]
"""A draft's name, language, region → the lessons that it would hold now; none where its module is gone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An article of the account."""

    state: State
    lesson: str
    """Of an old draft that is left: its id on the platform."""
    language: str
    region: str
    draft: str
    """Its name in the ledger: the lesson, or ``module:<id>``."""
    by: str
    at: str
    address: str
    """Empty while it is not released."""


def standing(rows: AccountRows, find: Find, lessons: Lessons, today: date) -> tuple[Standing, ...]:
    """One row for each draft that waits, each old one that is left and each lesson's last release, the most urgent
    first."""
    found: list[Standing] = []
    for draft in rows.drafts:
        grown = bool(draft.draft) and not draft.sending
        grown = grown and len(lessons(draft.name, draft.language, draft.region)) != len(draft.articles)
        for sent in draft.waiting():
            built = find(sent.lesson, draft.language, draft.region)
            found.append(_drafted(draft, sent, built, today, grown=grown))
        found += _left(draft)
        found += _released(draft, find, today)
    order = list(WORDS)
    return tuple(sorted(found, key=lambda s: (order.index(s.state), s.language, s.region, s.lesson, s.draft)))


def _left(draft: Draft) -> Iterator[Standing]:
    for media in draft.left:
        yield Standing(
            "left-over",
            media,
            draft.language,
            draft.region,
            draft.name,
            draft.prepared_by,
            draft.prepared_at,
            "",
        )


def _drafted(draft: Draft, sent: Sent, built: Bundle | None, today: date, *, grown: bool) -> Standing:
    state: State = "waiting"
    if draft.sending:
        state = "broken-off"
    elif built is None or _expired(built, today):
        state = "withdraw"
    elif _overdue(built, today):
        state = "review"
    elif grown:
        state = "grown"
    elif built.content != sent.content:
        state = "outdated"
    return Standing(
        state, sent.lesson, draft.language, draft.region, draft.name, draft.prepared_by, draft.prepared_at, ""
    )


def _released(draft: Draft, find: Find, today: date) -> Iterator[Standing]:
    last: dict[str, Release] = {release.lesson: release for release in draft.releases}
    for lesson, release in last.items():
        built = find(lesson, draft.language, draft.region)
        state: State = "released"
        if built is None or _expired(built, today):
            state = "withdraw"
        elif _overdue(built, today):
            state = "review"
        elif built.edition != release.edition:
            state = "superseded"
        elif built.content != release.content:
            # Every release gives its neighbours another link; readers lose nothing by the old ones.
            state = "restyled"
        yield Standing(
            state, lesson, draft.language, draft.region, draft.name, release.by, release.at, release.address
        )


def _expired(bundle: Bundle, today: date) -> bool:
    return bool(bundle.withdraw) and date.fromisoformat(bundle.withdraw) <= today


def _overdue(bundle: Bundle, today: date) -> bool:
    return bool(bundle.review_by) and date.fromisoformat(bundle.review_by) < today


def as_text(found: tuple[Standing, ...], untouched: int) -> str:
    """For a terminal, grouped by what is to be done; ``untouched`` bundles were never drafted."""
    lines: list[str] = []
    for state, words in WORDS.items():
        here = [one for one in found if one.state == state]
        if here:
            lines.append(f"{words.zh} · {words.en}（{len(here)}）")
        for one in here:
            lines.append(
                f"  {one.lesson}  {one.language} {one.region}  {one.by} {one.at}  {one.address}".rstrip()
            )
    lines.append(f"还没存过草稿的：{untouched} 篇 · never drafted: {untouched}")
    return "\n".join(lines)


def as_json(found: tuple[Standing, ...]) -> str:
    """A list of objects in the same order."""
    rows = [
        {
            "state": one.state,
            "lesson": one.lesson,
            "language": one.language,
            "region": one.region,
            "draft": one.draft,
            "by": one.by,
            "at": one.at,
            "address": one.address,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
