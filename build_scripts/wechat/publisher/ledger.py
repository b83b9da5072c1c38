"""The ledger ``wechat-ledger.yml``: what was uploaded, drafted and released, by whom; it belongs in git.

It holds no secret: an account is a name of the editors' own and a fingerprint. The same ledger gives the same bytes,
and each draft stands in lines of its own, so that two editors' changes merge.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from build_scripts.diagnostics import Trouble

NAME = "wechat-ledger.yml"
MODULE = "module:"
"""What the name of a module's draft begins with."""
_HEAD = """\
# 公众号台账：存过的草稿、传过的图片、谁存的、谁发布的。由 ./banyan wechat 写，放进 git，不要手改。里面没有密钥。
# Ledger of WeChat drafts: written by ./banyan wechat, kept in git, not edited by hand. It holds no secret.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """That a second person released a lesson's article."""

    lesson: str
    edition: str
    content: str
    """Digest of what was released, as ``Draft.content`` of the time."""
    address: str
    by: str
    at: str
    """UTC, ISO."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An article of a draft, as it was sent last."""

    lesson: str
    edition: str
    content: str
    """Digest of what the reader gets: fields, text, pictures."""
    reading: str = ""
    """Digest of how the platform gave it back; empty until it has. Where it gives it back otherwise later, somebody has
    edited it there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one lesson, or of a module's lessons, in one language and region."""

    name: str
    """The lesson, or ``module:<id>``."""
    language: str
    region: str
    articles: tuple[Sent, ...]
    draft: str = ""
    """The platform's id; empty before it is there and after all its articles are released."""
    sending: bool = False
    """Set before the platform is asked for a new draft and taken away after its answer: a run that broke off in
    between looks whether the draft is there."""
    prepared_by: str = ""
    prepared_at: str = ""
    releases: tuple[Release, ...] = ()
    """In order of time."""
    left: tuple[str, ...] = ()
    """Ids of earlier drafts that this one took the place of, while the account has them: a person deletes them."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells drafts of one account apart, and their order in the file."""
        return (self.name, self.language, self.region)

    def released(self, lesson: str) -> Release | None:
        """The last release of a lesson."""
        return next((one for one in reversed(self.releases) if one.lesson == lesson), None)

    def waiting(self) -> tuple[Sent, ...]:
        """Articles that are drafted and not released as they were sent."""
        return tuple(
            one
            for one in self.articles
            if (self.draft or self.sending)
            and not any(r.lesson == one.lesson and r.content == one.content for r in self.releases)
        )


@dataclass(frozen=True, slots=True)
class AccountRows:
    """All about one account."""

    account: str
    fingerprint: str
    covers: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of a picture → id of permanent material."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of a picture → address that the platform issued."""
    drafts: tuple[Draft, ...] = ()

    def find(self, name: str, language: str, region: str) -> Draft | None:
        """The draft of that key."""
        return next((one for one in self.drafts if one.key == (name, language, region)), None)

    def with_draft(self, draft: Draft) -> AccountRows:
        """The same with a draft put in or replaced."""
        others = [one for one in self.drafts if one.key != draft.key]
        return replace(self, drafts=tuple(sorted((*others, draft), key=lambda one: one.key)))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The file."""

    accounts: tuple[AccountRows, ...] = ()

    def account(self, name: str) -> AccountRows | None:
        """The rows of an account."""
        return next((one for one in self.accounts if one.account == name), None)

    def with_account(self, rows: AccountRows) -> Ledger:
        """The same with an account put in or replaced."""
        others = [one for one in self.accounts if one.account != rows.account]
        return Ledger(tuple(sorted((*others, rows), key=lambda one: one.account)))


class Book:
    """The ledger and its file: every change is on the disk before the next call of the platform."""

    def __init__(self, root: Path) -> None:
        self.path = root / NAME
        self.ledger = read(self.path)

    def rows(self, account: str, fingerprint: str) -> AccountRows:
        """The rows of an account, new ones where it is not known. Trouble when the name stands for another."""
        rows = self.ledger.account(account)
        if rows is None:
            return AccountRows(account, fingerprint)
        if rows.fingerprint != fingerprint:
            raise Trouble("G129", account=account)
        return rows

    def keep(self, rows: AccountRows) -> AccountRows:
        """Writes the rows and gives them back."""
        self.ledger = self.ledger.with_account(rows)
        write(self.path, as_yaml(self.ledger))
        return rows


def as_yaml(ledger: Ledger) -> str:
    """The file's text."""
    rows = [
        {
            "account": one.account,
            "fingerprint": one.fingerprint,
            "drafts": [_draft_row(draft) for draft in one.drafts],
            "covers": dict(sorted(one.covers.items())),
            "pictures": dict(sorted(one.pictures.items())),
        }
        for one in ledger.accounts
    ]
    body = yaml.safe_dump(
        {"accounts": rows}, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1000
    )
    return _HEAD + body


def _draft_row(draft: Draft) -> dict[str, Any]:
    row: dict[str, Any] = {"name": draft.name, "language": draft.language, "region": draft.region}
    if draft.draft:
        row["draft"] = draft.draft
    if draft.sending:
        row["sending"] = True
    row["prepared_by"] = draft.prepared_by
    row["prepared_at"] = draft.prepared_at
    row["articles"] = [
        {"lesson": a.lesson, "edition": a.edition, "content": a.content, "reading": a.reading}
        for a in draft.articles
    ]
    if draft.left:
        row["left"] = list(draft.left)
    if draft.releases:
        row["releases"] = [
            {
                "lesson": r.lesson,
                "edition": r.edition,
                "content": r.content,
                "address": r.address,
                "by": r.by,
                "at": r.at,
            }
            for r in draft.releases
        ]
    return row


def read(path: Path) -> Ledger:
    """The ledger of a file, empty where there is none. Trouble when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValueError) as error:
        raise Trouble("G123", path.name, problem=type(error).__name__, file=path.name) from None
    try:
        body = yaml.safe_load(text)
        return Ledger(tuple(_account(row) for row in body["accounts"]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path.name}:{mark.line + 1}:{mark.column + 1}" if mark else path.name
        raise Trouble("G123", where, problem="YAML", file=path.name) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("G123", path.name, problem=f"{type(error).__name__} {error}", file=path.name) from None


def _account(row: dict[str, Any]) -> AccountRows:
    return AccountRows(
        str(row["account"]),
        str(row["fingerprint"]),
        {str(k): str(v) for k, v in row["covers"].items()},
        {str(k): str(v) for k, v in row["pictures"].items()},
        tuple(
            Draft(
                str(one["name"]),
                str(one["language"]),
                str(one["region"]),
                tuple(Sent(**_texts(a)) for a in one["articles"]),
                str(one.get("draft", "")),
                bool(one.get("sending", False)),
                str(one["prepared_by"]),
                str(one["prepared_at"]),
                tuple(Release(**_texts(r)) for r in one.get("releases", ())),
                tuple(map(str, one.get("left", ()))),
            )
            for one in row["drafts"]
        ),
    )


def _texts(row: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in row.items()}


def write(path: Path, text: str) -> None:
    """Beside its place first: a file is there whole or as it was."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble("S004", target=str(path), problem=error.strerror or str(error)) from None
