"""The example's and the real lessons as posts and pictures for Weibo, made once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from build_scripts.channels import groupcard
from build_scripts.channels.weibo import CHANNEL
from build_scripts.channels.weibo.channel import KINDS
from build_scripts.channels.weibo.posts import Posts, posts
from build_scripts.feed.units import Unit, units
from build_scripts.model import Edition, Job, Output, Passage
from build_scripts.render.press import Press
from tests.projects import EXAMPLE, ROOT
from tests.worlds import kept_world


@lru_cache(maxsize=2)
def jobs_of(root: Path) -> tuple[Job, ...]:
    return CHANNEL.plan(kept_world(root))


def job_of(name: str, root: Path = EXAMPLE) -> Job:
    return next(job for job in jobs_of(root) if job.id == name)


@lru_cache(maxsize=8)
def folder_of(name: str, root: Path = EXAMPLE) -> dict[str, Output]:
    job = job_of(name, root)
    cards = {card.id: card for card in groupcard.CHANNEL.plan(kept_world(root))}
    press = Press(ROOT)
    press.pack(lambda wanted: groupcard.CHANNEL.render((cards[wanted],), press)[0])
    (outputs,) = CHANNEL.render((job,), press)
    return {output.path.removeprefix(name + "/"): output for output in outputs}


def edition_with(*passages: tuple[str, str]) -> Edition:
    """The example's edition with other passages: (kind, Markdown)."""
    edition = job_of("weibo/zh/QY/pay-slip").editions[0]
    return replace(
        edition,
        passages=tuple(Passage(kind, "标题", markdown, None, "") for kind, markdown in passages),
    )


@lru_cache(maxsize=1)
def every_lesson() -> tuple[tuple[Job, tuple[Unit, ...], Posts], ...]:
    read = ((job, units(job.editions[0], KINDS)) for job in jobs_of(ROOT))
    return tuple((job, found, posts(job.editions[0], found)) for job, found in read)
