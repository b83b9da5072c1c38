"""Bundles become a draft in the account: added, brought up to date, or left as it is. Nothing is ever published.

What a run has done is in the ledger before it goes on, so that one that was broken off is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.checker.limits import CONTENT_CHARACTERS, ISSUED_ADDRESS
from build_scripts.wechat.publisher import reading, uploads
from build_scripts.wechat.publisher.bundle import Bundle
from build_scripts.wechat.publisher.changes import Change, changes, field_changes
from build_scripts.wechat.publisher.client import Platform
from build_scripts.wechat.publisher.faults import GONE, Refused, Subject, Unsure
from build_scripts.wechat.publisher.ledger import AccountRows, Book, Draft, Sent

_ATTEMPTS = 3
"""How often a draft is added when no answer comes and it is not there either."""
_PAGE, _PAGES = 20, 5
"""How far back the account's drafts are searched for one whose id never arrived."""
_STAND_IN = "https://mmbiz.qpic.cn/".ljust(ISSUED_ADDRESS, "0")
"""As long as an address of the platform; a dry run has none."""

Did = Literal[
    "added",
    "updated",
    "unchanged",
    "found",
    "replaced",
    "released",
    "would-add",
    "would-update",
    "would-replace",
]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to become a draft."""

    name: str
    """The lesson, or ``module:<id>``."""
    bundles: tuple[Bundle, ...]
    by: str
    overwrite: bool = False
    """Drop what somebody changed on the platform."""
    again: bool = False
    """Make a new draft where the old one is gone."""

    @property
    def language(self) -> str:
        """Of all its bundles."""
        return self.bundles[0].language

    @property
    def region(self) -> str:
        """Of all its bundles."""
        return self.bundles[0].region


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    name: str
    did: Did
    draft: str
    uploads: int
    """Pictures that were sent, or would be."""
    changes: tuple[tuple[str, Change], ...] = ()
    """Lesson and difference between what was sent and what the platform gives back."""
    left: tuple[str, ...] = ()
    """Ids of older drafts of the same that are still in the account, for a person to delete."""


class Drafter:
    """Makes drafts in one account. ``now`` gives the time in UTC as ISO text."""

    def __init__(
        self, platform: Platform, book: Book, now: Callable[[], str], sleep: Callable[[float], None]
    ) -> None:
        self._platform = platform
        self._book = book
        self._now = now
        self._sleep = sleep
        self._account = platform.account.name
        self._fingerprint = platform.account.fingerprint

    def draft(self, request: Request) -> Outcome:
        """Sends what is new. Refused or Trouble when the platform, the network or a person's edit is in the way."""
        rows = self._book.rows(self._account, self._fingerprint)
        known = rows.find(request.name, request.language, request.region)
        if (
            known is not None
            and not known.draft
            and not known.sending
            and _is_released(known, request.bundles)
        ):
            return Outcome(request.name, "released", "", 0)
        had = len(rows.covers) + len(rows.pictures)
        for bundle in request.bundles:
            rows = uploads.upload(bundle, self._platform, rows, self._book.keep)
        sent = len(rows.covers) + len(rows.pictures) - had
        draft = known or Draft(request.name, request.language, request.region, ())
        try:
            did, draft = self._sent(request, draft, rows)
        except Refused as refused:
            if refused.number != GONE:
                raise
            # A cover was deleted on the platform: it is sent once more, under a new id.
            for bundle in request.bundles:
                rows = uploads.forgotten(bundle, rows, self._book.keep)
            for bundle in request.bundles:
                rows = uploads.upload(bundle, self._platform, rows, self._book.keep)
            did, draft = self._sent(request, self._draft(request) or draft, rows)
        outcome = self._looked_at(request, draft, did, sent)
        current = self._draft(request)
        return replace(outcome, left=self.still_there(current) if current is not None else ())

    def still_there(self, draft: Draft) -> tuple[str, ...]:
        """Which of the drafts that it replaced the account still has; the ledger forgets the others."""
        left = tuple(one for one in draft.left if self.items(replace(draft, draft=one)) is not None)
        if left != draft.left:
            self._keep(replace(draft, left=left))
        return left

    def _draft(self, request: Request) -> Draft | None:
        rows = self._book.rows(self._account, self._fingerprint)
        return rows.find(request.name, request.language, request.region)

    def _keep(self, draft: Draft) -> Draft:
        rows = self._book.rows(self._account, self._fingerprint)
        self._book.keep(rows.with_draft(draft))
        return draft

    # --- sending

    def _sent(self, request: Request, draft: Draft, rows: AccountRows) -> tuple[Did, Draft]:
        articles = [article(bundle, rows) for bundle in request.bundles]
        if draft.sending:
            found = self._find(articles, rows)
            if found:
                draft = self._keep(replace(draft, draft=found, sending=False))
                return "found", self._updated(request, draft, articles)
            draft = replace(draft, sending=False)
        if draft.draft:
            edited = self._edited(request, draft)
            if edited is None:
                draft = replace(draft, draft="")
            elif _same(draft, request.bundles) and not (edited and request.overwrite):
                return "unchanged", draft
            elif len(draft.articles) == len(articles):
                return "updated", self._updated(request, draft, articles)
            else:
                # A draft cannot take up another article: a new one takes its place. The old one is not ours to delete,
                # since somebody may be at work on it.
                draft = replace(draft, draft="", left=(*draft.left, draft.draft))
                return "replaced", self._added(request, draft, articles, rows)
        return "added", self._added(request, draft, articles, rows)

    def _edited(self, request: Request, draft: Draft) -> bool | None:
        """Whether somebody has edited the draft on the platform; None when it is gone and may be made anew. Trouble
        when it is gone otherwise, and when an edit would be written over."""
        items = self.items(draft)
        if items is None:
            if not request.again:
                raise Trouble("G128", wanted=request.name)
            return None
        edited = len(items) != len(draft.articles) or any(
            one.reading and _reading_of(item) != one.reading
            for one, item in zip(draft.articles, items, strict=True)
        )
        if edited and not request.overwrite and not _same(draft, request.bundles):
            raise Trouble("G127", wanted=request.name, first=draft.articles[0].lesson)
        return edited

    def items(self, draft: Draft) -> list[dict[str, Any]] | None:
        """The draft's articles as the platform has them; None when it is gone."""
        try:
            reply = self._platform.post("draft/get", {"media_id": draft.draft}, Subject(media=draft.draft))
        except Refused as refused:
            if refused.number == GONE:
                return None
            raise
        items = reply.get("news_item")
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise Trouble("G117", call="draft/get", tries=1)
        return items

    def _updated(self, request: Request, draft: Draft, articles: list[dict[str, Any]]) -> Draft:
        # Should this break off half-way, the next run must not take it for an edit by a person.
        blank = tuple(replace(one, content="", reading="") for one in draft.articles)
        self._keep(replace(draft, articles=blank))
        for index, body in enumerate(articles):
            self._platform.post(
                "draft/update",
                {"media_id": draft.draft, "index": index, "articles": body},
                Subject(media=draft.draft, count=1, file=request.bundles[index].path),
            )
        return self._keep(self._prepared(request, draft))

    def _added(
        self, request: Request, draft: Draft, articles: list[dict[str, Any]], rows: AccountRows
    ) -> Draft:
        draft = self._keep(replace(self._prepared(request, draft), draft="", sending=True))
        subject = Subject(count=len(articles), file=request.bundles[0].path)
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                reply = self._platform.post("draft/add", {"articles": articles}, subject, repeatable=False)
            except Unsure as unsure:
                # The platform may have made it all the same: a blind repeat would leave two.
                found = self._find(articles, rows)
                if found:
                    return self._keep(replace(draft, draft=found, sending=False))
                if attempt == _ATTEMPTS:
                    raise unsure.reason from None
                self._sleep(float(attempt))
                continue
            except Refused:
                self._keep(replace(draft, sending=False))
                raise
            media = reply.get("media_id")
            if not isinstance(media, str) or not media:
                raise Trouble("G117", call="draft/add", tries=1)
            return self._keep(replace(draft, draft=media, sending=False))
        raise AssertionError  # the last attempt returns or raises

    def _prepared(self, request: Request, draft: Draft) -> Draft:
        return replace(
            draft,
            articles=tuple(Sent(b.lesson, b.edition, b.content) for b in request.bundles),
            prepared_by=request.by,
            prepared_at=self._now(),
        )

    def _find(self, articles: list[dict[str, Any]], rows: AccountRows) -> str:
        """The id of a draft that no row of the ledger knows and that holds exactly these articles."""
        known = {draft.draft for draft in rows.drafts}
        for page in range(_PAGES):
            reply = self._platform.post(
                # With 1 the platform may leave out what the articles are recognised by.
                "draft/batchget",
                {"offset": page * _PAGE, "count": _PAGE, "no_content": 0},
            )
            try:
                items = [
                    (str(item["media_id"]), list(item["content"]["news_item"])) for item in reply["item"]
                ]
                for media, news in items:
                    if media not in known and len(news) == len(articles) and all(map(_is, articles, news)):
                        return media
            except (KeyError, TypeError, AttributeError):
                raise Trouble("G117", call="draft/batchget", tries=1) from None
            if len(items) < _PAGE:
                break
        return ""

    # --- looking at what arrived

    def _looked_at(self, request: Request, draft: Draft, did: Did, sent: int) -> Outcome:
        items = self.items(draft)
        if items is None:
            return Outcome(request.name, did, draft.draft, sent)
        rows = self._book.rows(self._account, self._fingerprint)
        found = tuple(
            (bundle.lesson, change)
            for bundle, item in zip(request.bundles, items, strict=False)
            for change in compared(bundle, rows, item, alone=len(items) == 1)
        )
        if did != "unchanged" or not all(one.reading for one in draft.articles):
            # From now on a difference to this is an edit by a person.
            articles = tuple(
                replace(one, reading=_reading_of(item))
                for one, item in zip(draft.articles, items, strict=False)
            )
            if len(articles) == len(draft.articles):
                self._keep(replace(draft, articles=articles))
        return Outcome(request.name, did, draft.draft, sent, found)


def article(bundle: Bundle, rows: AccountRows) -> dict[str, Any]:
    """The article as the interface takes it; Trouble when it is too long with its pictures' addresses."""
    content = uploads.addressed(bundle.html, uploads.issued(bundle, rows))
    demand_length(bundle, content)
    return {
        "article_type": "news",
        "title": bundle.title,
        "author": bundle.author,
        "digest": bundle.digest,
        "content": content,
        "content_source_url": bundle.source_address,
        "thumb_media_id": rows.covers[bundle.cover.sha256],
        "need_open_comment": 0,
        "only_fans_can_comment": 0,
        "pic_crop_235_1": bundle.crop_wide,
        "pic_crop_1_1": bundle.crop_square,
    }


def demand_length(bundle: Bundle, content: str) -> None:
    """Trouble when the platform would refuse that many characters."""
    if len(content) >= CONTENT_CHARACTERS:
        raise Trouble("G131", artefact=bundle.path, count=len(content), limit=CONTENT_CHARACTERS)


def compared(bundle: Bundle, rows: AccountRows, item: dict[str, Any], *, alone: bool) -> tuple[Change, ...]:
    """What the platform gives back against what was built: data first, then the article. The digest is given back of
    an article that stands ``alone`` in its draft only."""
    names = {address: path for path, address in uploads.issued(bundle, rows).items()}
    given = {name: str(item.get(name) or "") for name in ("title", "author", "digest", "content_source_url")}
    built = [
        ("title", bundle.title),
        ("author", bundle.author),
        ("content_source_url", bundle.source_address),
    ]
    if alone or given["digest"]:
        built.append(("digest", bundle.digest))
    return (
        *field_changes(built, given),
        *changes(reading.read(bundle.html), reading.read(str(item.get("content", "")), names)),
    )


def rehearsed(request: Request, rows: AccountRows) -> Outcome:
    """What a run would do, without asking the platform anything."""
    known = rows.find(request.name, request.language, request.region)
    wanted = {b.cover.sha256 for b in request.bundles} - set(rows.covers)
    pictures = {i.sha256 for b in request.bundles for i in b.images} - set(rows.pictures)
    for bundle in request.bundles:
        addresses = {image.path: _STAND_IN for image in bundle.images} | uploads.issued(bundle, rows)
        demand_length(bundle, uploads.addressed(bundle.html, addresses))
    did: Did = "would-add"
    if known is not None and (known.draft or known.sending):
        did = "unchanged" if _same(known, request.bundles) and not known.sending else "would-update"
        if known.draft and not known.sending and len(known.articles) != len(request.bundles):
            did = "would-replace"
    elif known is not None and _is_released(known, request.bundles):
        did = "released"
    return Outcome(request.name, did, known.draft if known else "", len(wanted) + len(pictures))


def _is(sent: dict[str, Any], given: dict[str, Any]) -> bool:
    """Whether an article of the platform is one that was sent: by title, source and either cover or text."""
    if any(given.get(name) != sent[name] for name in ("title", "content_source_url")):
        return False
    return given.get("thumb_media_id") == sent["thumb_media_id"] or _reading_of(given) == _reading_of(sent)


def _reading_of(item: dict[str, Any]) -> str:
    return reading.digest(reading.read(str(item.get("content", ""))))


def _same(draft: Draft, bundles: Iterable[Bundle]) -> bool:
    return [one.content for one in draft.articles] == [bundle.content for bundle in bundles]


def _is_released(draft: Draft, bundles: Iterable[Bundle]) -> bool:
    released = {(one.lesson, one.content) for one in draft.releases}
    return all((bundle.lesson, bundle.content) in released for bundle in bundles)
