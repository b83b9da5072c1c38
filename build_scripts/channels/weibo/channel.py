"""Editions become what is posted on Weibo, below ``weibo/<language>/<region>/<lesson>/``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_scripts.channels.protocol import World
from build_scripts.channels.weibo.draw import Drawn, draw
from build_scripts.channels.weibo.limits import LONG, PICTURE_BYTES, POST, length
from build_scripts.channels.weibo.long_text import dates, long_text
from build_scripts.channels.weibo.posts import Posts, posts
from build_scripts.channels.weibo.preview import pictures_for, preview
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.feed.excerpt import GROUP_CARD_KIND, SOURCE_CHANNEL, excerpt, withdrawn
from build_scripts.feed.picture import HEIGHT, WIDTH
from build_scripts.feed.units import units
from build_scripts.formats import day_in_words
from build_scripts.model import Edition, Job, Output, ResolvedFact
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press

KINDS = ("key-messages", "get", "steps", "warning", "who")
"""Blocks that posts and pictures are made of, in their order."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How long what is posted may stay."""

    withdraw: str
    """ISO day; empty: no end."""


class Weibo:
    """One folder for each lesson that has an article, language and region."""

    name = "weibo"

    def plan(self, world: World) -> tuple[Job, ...]:
        """An excerpt of each lesson, so that a job lists only the facts that it may quote."""
        return tuple(self._jobs(world))

    def _jobs(self, world: World) -> Iterator[Job]:
        for job, lesson in world.bare_lesson_jobs(self.name, world.lessons(SOURCE_CHANNEL)):
            edition = world.resolver.edition(excerpt(lesson, KINDS), SOURCE_CHANNEL, job.language, job.region)
            has_card = bool(units(edition, (GROUP_CARD_KIND,)))
            yield replace(
                job,
                detail=Stay(withdrawn(world.catalogue.wechat, lesson.id)),
                needs=(f"groupcard/{job.language}/{job.region}/{lesson.id}",) if has_card else (),
                editions=(edition,),
            )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """The files of each folder; Overflow where something would be cut or is larger than the platform wants."""
        return tuple(_folder(job, press) for job in jobs)


def _folder(job: Job, press: Press) -> tuple[Output, ...]:
    (edition,) = job.editions
    found = units(edition, KINDS)
    assert isinstance(job.detail, Stay)
    withdraw = job.detail.withdraw
    short, long = posts(edition, found), long_text(edition, job.programme, found, withdraw)
    drawn = draw(edition, job.programme, found, press)
    weight = sum(len(picture.data) for picture in drawn)
    if weight > PICTURE_BYTES:
        raise Overflow(
            "",
            f"图片共{weight}字节，最多{PICTURE_BYTES} / pictures of {weight} bytes, at most {PICTURE_BYTES}",
        )
    return (
        Output(f"{job.id}/posts.txt", "text/plain", _text(edition, withdraw, short, long, drawn).encode()),
        Output(f"{job.id}/posts.json", "application/json", _json(edition, withdraw, short, long, drawn)),
        *(Output(f"{job.id}/{picture.file}", "image/png", picture.data) for picture in drawn),
        Output(
            f"{job.id}/preview.html", "text/html", preview(job, withdraw, short, long, drawn, press).encode()
        ),
    )


def _text(edition: Edition, withdraw: str, short: Posts, long: str, drawn: tuple[Drawn, ...]) -> str:
    """All texts in one file, to open on any phone and copy from."""
    words = WORDING[edition.language]
    rule = "-" * 40
    lines = [words.file_title.format(title=edition.title), edition.region_name]
    if edition.checked:
        lines.append(dates(edition))
    if withdraw:
        lines.append(words.withdraw.format(day=day_in_words(withdraw, edition.language)))
    lines += [f"{words.edition} {edition.code}", "", words.how]
    for post in short.posts:
        lines += [
            "",
            f"--- {words.counted.format(number=post.number, count=post.count, limit=POST)}",
            "",
            post.text,
        ]
    lines += ["", rule, f"{words.long} ({length(long)}/{LONG})", "", long]
    if short.left_out:
        lines += ["", rule, words.left_out, "", *short.left_out]
    lines += ["", rule, f"{words.pictures} · {words.alt}"]
    for picture in drawn:
        lines += ["", picture.file, picture.alt]
    return "\n".join(lines) + "\n"


def _json(edition: Edition, withdraw: str, short: Posts, long: str, drawn: tuple[Drawn, ...]) -> bytes:
    value = {
        "lesson": edition.lesson,
        "title": edition.title,
        "language": edition.language,
        "region": edition.region,
        "address": edition.url,
        "edition": edition.code,
        "checked": edition.checked,
        "review_by": edition.review_by,
        "withdraw": withdraw,
        "limits": {"post": POST, "long": LONG},
        "posts": [
            {
                "number": post.number,
                "kind": post.kind,
                "text": post.text,
                "count": post.count,
                "pictures": list(pictures_for(post.kind, drawn)),
                "facts": _facts(post.facts),
            }
            for post in short.posts
        ],
        "long": {"text": long, "count": length(long)},
        "left_out": list(short.left_out),
        "pictures": [
            {
                "file": picture.file,
                "kind": picture.kind,
                "alt": picture.alt,
                "width": WIDTH,
                "height": HEIGHT,
                "bytes": len(picture.data),
                "facts": _facts(picture.facts),
            }
            for picture in drawn
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _facts(facts: tuple[ResolvedFact, ...]) -> list[dict[str, str]]:
    return [
        {"id": fact.id, "value": fact.value, "source": fact.source, "checked": fact.checked} for fact in facts
    ]


CHANNEL = Weibo()
