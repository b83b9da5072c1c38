"""Lessons become cards below ``groupcard/<language>/<region>/``: a picture and the text to send with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.groupcard.detail import GroupCard, group_card
from build_scripts.channels.groupcard.draw import draw, foot, note, until
from build_scripts.channels.groupcard.wording import WORDING
from build_scripts.channels.protocol import World
from build_scripts.feed.excerpt import GROUP_CARD_KIND, SOURCE_CHANNEL, excerpt, withdrawn
from build_scripts.feed.picture import HEIGHT, WIDTH
from build_scripts.model import Job, Output
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press

MOST_BYTES = 300_000
"""Of a card: a group of five hundred people loads it."""
_STOPS = ("。", ".", "？", "！", "?", "!")


class GroupCardChannel:
    """One card for each lesson that has an article, language and region."""

    name = "groupcard"

    def plan(self, world: World) -> tuple[Job, ...]:
        """A job lists the facts of its one message alone."""
        return tuple(self._jobs(world))

    def _jobs(self, world: World) -> Iterator[Job]:
        for job, lesson in world.bare_lesson_jobs(self.name, world.lessons(SOURCE_CHANNEL)):
            whole = world.edition(lesson.id, SOURCE_CHANNEL, job.language, job.region)
            said = world.resolver.edition(
                excerpt(lesson, (GROUP_CARD_KIND,)), SOURCE_CHANNEL, job.language, job.region
            )
            card = group_card(said, whole.checked, withdrawn(world.catalogue.wechat, lesson.id))
            if card is not None:
                yield replace(job, detail=card, facts=card.message.facts, sources=said.sources)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """A picture, the text to send with it, and what a program wants to know of both, per job; Overflow where the
        message is too long or the picture too heavy."""
        return tuple(_outputs(job, press) for job in jobs)


def _outputs(job: Job, press: Press) -> tuple[Output, ...]:
    card = job.detail
    assert isinstance(card, GroupCard)
    picture = draw(job, card, press)
    if len(picture) > MOST_BYTES:
        raise Overflow(
            "",
            f"群卡片有{len(picture)}字节，最多{MOST_BYTES} / a card of {len(picture)} bytes, at most {MOST_BYTES}",
        )
    sent, alt = _sent(job, card), _alt(job, card)
    words = WORDING[job.language]
    text = "\n".join([words.send, "", sent, "", words.alt, "", alt, ""])
    value = {
        "lesson": card.lesson,
        "language": job.language,
        "region": job.region,
        "address": card.url,
        "edition": card.code,
        "checked": card.checked,
        "withdraw": card.withdraw,
        "file": f"{card.lesson}.png",
        "width": WIDTH,
        "height": HEIGHT,
        "text": sent,
        "alt": alt,
        "facts": [fact.id for fact in card.message.facts],
    }
    return (
        Output(f"{job.id}.png", "image/png", picture),
        Output(f"{job.id}.txt", "text/plain", text.encode()),
        Output(
            f"{job.id}.json",
            "application/json",
            (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(),
        ),
    )


def _sent(job: Job, card: GroupCard) -> str:
    """The text to send with the picture: for those who read it aloud, search for it, or cannot scan."""
    words = WORDING[job.language]
    lines = [
        card.title,
        _message(job, card),
        words.place.format(name=card.region_name),
        note(card, job.language),
        foot(card, job.language),
        until(card, job.language),
        f"{words.more}{card.url}",
    ]
    return "\n".join(line for line in lines if line)


def _alt(job: Job, card: GroupCard) -> str:
    """All that the picture says, in sentences."""
    said = [
        card.title,
        _message(job, card),
        WORDING[job.language].code_alt,
        card.region_name,
        note(card, job.language),
        foot(card, job.language),
        until(card, job.language),
    ]
    stop, space = ("。", "") if job.language == "zh" else (".", " ")
    return space.join(piece if piece.endswith(_STOPS) else piece + stop for piece in said if piece)


def _message(job: Job, card: GroupCard) -> str:
    return card.message.plain.replace("\n", "" if job.language == "zh" else " ")


CHANNEL = GroupCardChannel()
