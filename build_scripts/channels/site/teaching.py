"""The resolved world becomes the site's jobs for teachers: their page, the decks as pages, packs, syllabuses, a form.

All files are made for one region, the home or the school's; the pages of other regions lead to them and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_scripts.channels.protocol import World
from build_scripts.channels.site import seal
from build_scripts.channels.site.details import DECK, SITE, TEACHERS_FILE, Frame
from build_scripts.channels.site.service_details import TEACHING
from build_scripts.channels.site.teaching_details import (
    DeckDetail,
    FileDetail,
    Taught,
    TaughtCourse,
    TaughtModule,
    TeachingDetail,
)
from build_scripts.channels.site.teaching_words import TEACHING_WORDS
from build_scripts.model import Edition, Job, Output
from build_scripts.render.press import Press
from build_scripts.teaching.courses import outline

_PDF, _ZIP = "application/pdf", "application/zip"
_HEAD = '<meta charset="utf-8">\n'
_SEALED = (
    f'{_HEAD}<meta http-equiv="Content-Security-Policy" content="{seal.POLICY}">\n'
    f'<meta name="edition" content="{seal.EDITION}">\n'
)


def page(empty: Job, world: World, frame: Frame, editions: tuple[Edition, ...]) -> Job:
    """The job of the page; without files in the preview and where no site is built for their region."""
    language = empty.language
    home = world.home
    offers = not frame.preview and home in world.regions
    start = world.resolver.site_path(language, home)
    names = TEACHING_WORDS[language]

    def address(path: str) -> str:
        return start + path if offers else ""

    by_id = {edition.lesson: edition for edition in editions}
    modules = tuple(
        TaughtModule(
            strand.title[language],
            module.title[language],
            tuple(
                Taught(
                    name,
                    by_id[name].title,
                    address(_deck(name)),
                    address(_pack(name)),
                    names.pack_name.format(by_id[name].title),
                )
                for name in module.lessons
                if name in by_id
            ),
        )
        for strand in world.catalogue.strands
        for module in strand.modules
        if any(name in by_id for name in module.lessons)
    )
    outlines = (
        outline(course, world.lessons(SITE), by_id, language, world.school(language), world.catalogue.sources)
        for course in world.catalogue.courses
        # The page of learning paths has those of an audience.
        if not course.audience
    )
    region = world.resolver.register.regions[home].name[language]
    return replace(
        empty,
        id=f"{empty.id}/{TEACHING}",
        part=TEACHING,
        detail=TeachingDetail(
            frame,
            modules,
            tuple(TaughtCourse(one, address(_syllabus(one.id))) for one in outlines if one.units),
            address(_FEEDBACK),
            region if offers and home != empty.region else "",
        ),
        sources=("content/index.yml", "content/courses.yml", "content/sources.yml"),
    )


def files(alone: Job, world: World, editions: tuple[Edition, ...]) -> Iterator[Job]:
    """For the region that files are made for, a job of each; ``alone`` is one like them."""
    if alone.region != world.home:
        return
    language, region = alone.language, alone.region
    prefix = world.resolver.site_path(language, region)
    place = f"{language}/{region}"

    def file(needed: str, path: str, media_type: str, lesson: str = "") -> Job:
        return replace(
            alone,
            id=f"{alone.id}/{path}",
            part=TEACHERS_FILE,
            detail=FileDetail(prefix + path, media_type),
            lesson=lesson,
            needs=(needed,),
        )

    for edition in editions:
        name = edition.lesson
        yield replace(
            alone,
            id=f"{alone.id}/{_deck(name)}".rstrip("/"),
            part=DECK,
            detail=DeckDetail(prefix, edition.url),
            lesson=name,
            needs=(f"slides/{place}/{name}/page",),
        )
        yield file(f"pack/{place}/{name}", _pack(name), _ZIP, name)
    lessons, by_id = world.lessons(SITE), {edition.lesson: edition for edition in editions}
    for course in world.catalogue.courses:
        if not course.audience and outline(course, lessons, by_id, language).units:
            yield file(f"course/{place}/{course.id}", _syllabus(course.id), _PDF)
    yield file(f"lesson-feedback/{place}/form", _FEEDBACK, _PDF)


def output(job: Job, press: Press) -> Output:
    """The deck with its policy and a way back to the lesson, or the other channel's file."""
    made = press.needed(job.needs[0])
    if isinstance(job.detail, FileDetail):
        found = next(one for one in made if one.media_type == job.detail.media_type)
        return Output(f"{SITE}/{job.detail.path}", found.media_type, found.data)
    assert isinstance(job.detail, DeckDetail)
    text = made[0].data.decode().replace(_HEAD, _SEALED, 1)
    text = text.replace(f'<a href="{job.detail.url}">', f'<a href="../../lessons/{job.lesson}/">')
    path = f"{SITE}/{job.detail.prefix}{_deck(job.lesson)}index.html"
    return Output(path, "text/html", seal.sealed(text).encode())


def _deck(lesson: str) -> str:
    return f"slides/{lesson}/"


def _pack(lesson: str) -> str:
    return f"downloads/pack-{lesson}.zip"


def _syllabus(course: str) -> str:
    return f"downloads/course-{course}.pdf"


_FEEDBACK = "downloads/after-lesson.pdf"
