"""Editions become article bundles below ``wechat/<language>/<region>/<lesson>/``."""

from __future__ import annotations

import json
from dataclasses import dataclass

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import article, cover, pictures
from build_scripts.channels.wechat.rules import demand
from build_scripts.channels.wechat.wording import WORDING
from build_scripts.model import Job, Output
from build_scripts.render.press import Press


@dataclass(frozen=True, slots=True)
class Siblings:
    """Where the lessons that the article links to are found: (slug, title, address)."""

    lessons: tuple[tuple[str, str, str], ...]


class WeChat:
    """One bundle for each lesson, language and region."""

    name = "wechat"

    def plan(self, world: World) -> tuple[Job, ...]:
        """Editions, and the addresses of the lessons that they link to."""
        jobs = []
        for lesson in world.lessons(self.name):
            for language in world.languages:
                for region in world.regions:
                    edition = world.edition(lesson.id, self.name, language, region)
                    linked = tuple(
                        (
                            other.id,
                            other.text(language).title,
                            world.resolver.lesson_url(other.id, language, region),
                        )
                        for other in world.catalogue.lessons
                        if article.links_to(edition, other.id)
                    )
                    jobs.append(
                        Job(
                            id=f"wechat/{language}/{region}/{lesson.id}",
                            channel=self.name,
                            language=language,
                            region=region,
                            programme=world.programme(language),
                            lesson=lesson.id,
                            editions=(edition,),
                            detail=Siblings(linked),
                        )
                    )
        return tuple(jobs)

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """The files of each bundle; Overflow where the platform would refuse or cut something."""
        return tuple(_bundle(job, press) for job in jobs)


def _bundle(job: Job, press: Press) -> tuple[Output, ...]:
    assert isinstance(job.detail, Siblings)
    (edition,) = job.editions
    drawn = pictures.draw(edition, press)
    written = article.write(edition, job.programme, job.detail.lessons, drawn, press)
    covers = cover.draw(edition, job.programme, press)
    metadata = {
        "title": edition.title,
        "author": job.programme.publisher,
        "digest": edition.summary,
        "content": "article.html",
        "content_source_url": edition.url,
        "language": edition.language,
        "region": edition.region,
        "edition": edition.code,
        "checked": edition.checked,
        "review_by": edition.review_by,
        "cover": {
            "file": "cover.png",
            "pic_crop_235_1": covers.crop_wide,
            "pic_crop_1_1": covers.crop_square,
            "square_file": "cover-square.png",
        },
        "pictures": [
            {"file": p.path, "alt": p.alt, "width": p.width, "height": p.height, "bytes": len(p.data)}
            for p in drawn
        ],
        "links": [
            {"number": link.number, "text": link.text, "address": link.address} for link in written.links
        ],
        "need_open_comment": 0,
    }
    demand(edition, job.programme, written.html, drawn, covers)
    folder = job.id
    preview = press.html(
        "wechat/preview.html.j2",
        w=WORDING[edition.language],
        edition=edition,
        script=press.text("wechat/preview.js"),
        style=press.text("wechat/preview.css"),
        article=article.safe(written.html),
    )
    return (
        Output(f"{folder}/article.html", "text/html", written.html.encode()),
        Output(f"{folder}/article.txt", "text/plain", written.text.encode()),
        Output(f"{folder}/article.json", "application/json", _json(metadata)),
        Output(f"{folder}/cover.png", "image/png", covers.wide),
        Output(f"{folder}/cover-square.png", "image/png", covers.square),
        *(Output(f"{folder}/{p.path}", "image/png", p.data) for p in drawn),
        Output(f"{folder}/preview.html", "text/html", preview.encode()),
    )


def _json(value: object) -> bytes:
    """Raw UTF-8: the platform refuses ``\\uXXXX``."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


CHANNEL = WeChat()
