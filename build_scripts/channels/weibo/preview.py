"""Posts, pictures and the lesson's group card become one page to look at and copy from, which opens from a disk."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.channels.weibo.draw import Drawn
from build_scripts.channels.weibo.limits import LONG, POST, length
from build_scripts.channels.weibo.long_text import dates
from build_scripts.channels.weibo.posts import Posts
from build_scripts.channels.weibo.wording import WORDING
from build_scripts.formats import day_in_words
from build_scripts.model import Job
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class _Text:
    """Something to copy."""

    title: str
    text: str
    pictures: str


@dataclass(frozen=True, slots=True)
class _GroupCard:
    address: str
    text: str
    alt: str


def pictures_for(kind: str, drawn: tuple[Drawn, ...]) -> tuple[str, ...]:
    """All for the title's post, for another those on the same matter."""
    return tuple(picture.file for picture in drawn if kind in {"title", picture.kind})


def preview(job: Job, withdraw: str, short: Posts, long: str, drawn: tuple[Drawn, ...], press: Press) -> str:
    """The page; its pictures lie beside it. ``withdraw`` is the ISO day up to which all may stand, or empty."""
    (edition,) = job.editions
    words = WORDING[edition.language]
    texts = tuple(
        _Text(
            words.counted.format(number=post.number, count=post.count, limit=POST),
            post.text,
            words.with_pictures.format(names=", ".join(pictures_for(post.kind, drawn))),
        )
        for post in short.posts
    )
    return press.html(
        "weibo/preview.html.j2",
        w=words,
        edition=edition,
        dates=dates(edition) if edition.checked else "",
        withdraw=words.withdraw.format(day=day_in_words(withdraw, edition.language)) if withdraw else "",
        texts=texts,
        long=_Text(f"{words.long} ({length(long)}/{LONG})", long, ""),
        left_out=short.left_out,
        drawn=drawn,
        groups=tuple(_group_card(job, name, press) for name in job.needs),
        style=Markup(press.text("weibo/preview.css")),  # noqa: S704 -- our own file
        script=Markup(press.text("weibo/preview.js")),  # noqa: S704 -- our own file
    )


def _group_card(job: Job, name: str, press: Press) -> _GroupCard:
    """The card of the same lesson, which its own channel has made."""
    (found,) = (output for output in press.needed(name) if output.path.endswith(".json"))
    said = json.loads(found.data)
    picture = posixpath.join(posixpath.dirname(found.path), said["file"])
    return _GroupCard(posixpath.relpath(picture, job.id), said["text"], said["alt"])
