"""Editions become article bundles below ``wechat/<language>/<region>/<lesson>/``, modules become series of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.protocol import World
from build_scripts.channels.wechat import article, cover, pictures
from build_scripts.channels.wechat.detail import Extras, Series, extras, groups, neighbour
from build_scripts.channels.wechat.preview import preview
from build_scripts.channels.wechat.rules import demand
from build_scripts.model import Job, Output
from build_scripts.render.press import Press
from build_scripts.wechat.checker.limits import LINKS_TO


class WeChat:
    """One bundle for each lesson, language and region, and one list for each draft of a module."""

    name = "wechat"

    def plan(self, world: World) -> tuple[Job, ...]:
        """Editions with what their articles say beside them; then the series."""
        return (*self._articles(world), *self._series(world))

    def _articles(self, world: World) -> Iterator[Job]:
        for job in world.lesson_jobs(self.name, self.name):
            beside = extras(world, self.name, job.editions[0])
            yield replace(
                job,
                detail=beside,
                facts=article.quoted(beside),
                sources=beside.flow.sources if beside.flow is not None else (),
            )

    def _series(self, world: World) -> Iterator[Job]:
        for language in world.languages:
            for region in world.regions:
                for name, title, lessons in groups(world, self.name, language):
                    yield replace(
                        world.job(self.name, language, region, f"series/{name}"),
                        part="series",
                        detail=Series(
                            name,
                            title,
                            tuple(neighbour(world, one, language, region) for one in lessons),
                        ),
                    )

    def render(self, jobs: tuple[Job, ...], press: Press) -> tuple[tuple[Output, ...], ...]:
        """The files of each bundle; Overflow where the platform would refuse or cut something."""
        return tuple(_series(job) if isinstance(job.detail, Series) else _bundle(job, press) for job in jobs)


def _series(job: Job) -> tuple[Output, ...]:
    assert isinstance(job.detail, Series)
    names = [one.lesson for one in job.detail.articles]
    value = {
        "series": job.detail.id,
        "title": job.detail.title,
        "language": job.language,
        "region": job.region,
        "articles": [
            {
                "lesson": one.lesson,
                "title": one.title,
                "folder": f"../{one.lesson}",
                "address": one.address,
                "first": names[0],
                "next": names[place + 1] if place + 1 < len(names) else "",
            }
            for place, one in enumerate(job.detail.articles)
        ],
    }
    return (Output(f"{job.id}.json", "application/json", _json(value)),)


def _bundle(job: Job, press: Press) -> tuple[Output, ...]:
    assert isinstance(job.detail, Extras)
    (edition,) = job.editions
    beside = job.detail
    drawn = pictures.draw(edition, _page_of_next(beside), press)
    writer = article.Writer(edition, job.programme, beside, drawn, press)
    written = writer.article(beside.theme)
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
        "withdraw": beside.withdraw,
        "theme": beside.theme,
        "series": _place_in_series(beside),
        "cover": {
            "file": "cover.png",
            "pic_crop_235_1": covers.crop_wide,
            "pic_crop_1_1": covers.crop_square,
            "square_file": "cover-square.png",
            "words": covers.words,
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
    files = {
        "article.html": written.html.encode(),
        "article.txt": written.text.encode(),
        "article.json": _json(metadata),
        "cover.png": covers.wide,
        "cover-square.png": covers.square,
        **{p.path: p.data for p in drawn},
    }
    demand(files, job.id)
    files["preview.html"] = preview(edition, job.programme, beside.theme, writer, press).encode()
    return tuple(Output(f"{job.id}/{name}", _media_type(name), data) for name, data in files.items())


def _page_of_next(beside: Extras) -> str:
    """The address that a reader scans to go on: none where there is no next article, or it can be tapped."""
    following = beside.series.following if beside.series is not None else None
    if following is None or following.address.startswith(LINKS_TO):
        return ""
    return following.address


def _place_in_series(beside: Extras) -> dict[str, object] | None:
    place = beside.series
    if place is None:
        return None
    return {
        "module": place.module,
        "number": place.number,
        "count": place.count,
        "first": place.first.lesson if place.first is not None else "",
        "next": place.following.lesson if place.following is not None else "",
    }


_MEDIA_TYPES: dict[str, str] = {
    "html": "text/html",
    "txt": "text/plain",
    "json": "application/json",
    "png": "image/png",
}


def _media_type(name: str) -> str:
    return _MEDIA_TYPES[name.rsplit(".", 1)[-1]]


def _json(value: object) -> bytes:
    """Raw UTF-8: the platform refuses ``\\uXXXX``."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


CHANNEL = WeChat()
