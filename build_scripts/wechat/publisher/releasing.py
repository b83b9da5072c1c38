"""A second person's release becomes a row of the ledger; the release itself happens on the platform, by hand."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from build_scripts.diagnostics import Trouble
from build_scripts.wechat.publisher.ledger import AccountRows, Draft, Release


def record(
    rows: AccountRows, lesson: str, language: str, region: str, by: str, address: str, at: str
) -> tuple[AccountRows, Draft]:
    """The rows with the release of a lesson's article, and its draft; Trouble when none waits or the one who releases
    has prepared it."""
    waiting = [
        (draft, sent)
        for draft in rows.drafts
        for sent in draft.waiting()
        if (sent.lesson, draft.language, draft.region) == (lesson, language, region) and not draft.sending
    ]
    if not waiting:
        raise Trouble("G126", wanted=f"{lesson} {language} {region}")
    # A lesson may wait alone and in its module's draft: the one made last is the one that somebody has in hand.
    draft, sent = max(waiting, key=lambda one: one[0].prepared_at)
    if same_person(by, draft.prepared_by):
        raise Trouble("G124", lesson=lesson, name=draft.prepared_by)
    release = Release(lesson, sent.edition, sent.content, address, by, at)
    done = replace(draft, releases=(*draft.releases, release))
    if not done.waiting():
        # The platform moves a draft away when it is released; a later change makes a new one.
        done = replace(done, draft="")
    return rows.with_draft(done), done


def same_person(first: str, second: str) -> bool:
    """Whether two names are one, however they are typed: width, case and spaces do not count."""

    def bare(name: str) -> str:
        return "".join(unicodedata.normalize("NFKC", name).casefold().split())

    return bare(first) == bare(second)
