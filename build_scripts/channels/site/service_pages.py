"""A job of the directory, the learning paths, teachers' page, or a page of fixed words becomes its page in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.channels.site import prose
from build_scripts.channels.site.front_matter import front_matter
from build_scripts.channels.site.labels import LABELS
from build_scripts.channels.site.service_details import PathsDetail, WhereDetail, WordsDetail
from build_scripts.channels.site.service_words import SERVICE_WORDS
from build_scripts.channels.site.teaching_details import TeachingDetail
from build_scripts.channels.site.teaching_words import TEACHING_WORDS
from build_scripts.model import Job
from build_scripts.render.press import Press


def pages(job: Job, press: Press) -> Iterator[tuple[str, str]]:
    """(path, text) of the job's page; nothing for jobs of another kind."""
    words = SERVICE_WORDS[job.language]
    if isinstance(job.detail, WhereDetail):
        note = words.where_note.format(job.detail.first.phone) if job.detail.first is not None else ""
        # Only what somebody here can help with; in the order of the words.
        offered = {topic for contact in job.detail.contacts for topic in contact.topics}
        text = press.html(
            "site/pages/where.md.j2",
            t=LABELS[job.language],
            s=words,
            detail=job.detail,
            note=note,
            topics=tuple((topic, name) for topic, name in words.topics.items() if topic in offered),
            tel=prose.phone_address,
        )
        yield f"{job.part}/index.md", _head(words.where, note or words.where, "where") + text
    elif isinstance(job.detail, PathsDetail):
        text = press.html("site/pages/paths.md.j2", t=LABELS[job.language], s=words, paths=job.detail.paths)
        yield f"{job.part}/index.md", _head(words.paths, words.paths_note, "paths") + text
    elif isinstance(job.detail, TeachingDetail):
        own = TEACHING_WORDS[job.language]
        root = "../" * (job.detail.frame.prefix.count("/") + 1)
        text = press.html("site/pages/teaching.md.j2", w=own, detail=job.detail, root=root)
        yield f"{job.part}/index.md", _head(own.title, own.note, "teaching") + text
    elif isinstance(job.detail, WordsDetail):
        title, note = {
            "report": (words.report, words.report_note),
            "accessibility": (words.accessibility, words.accessibility_note),
        }[job.part]
        text = press.html(
            f"site/pages/{job.part}.md.j2",
            t=LABELS[job.language],
            s=words,
            language=job.language,
            region_name=job.detail.frame.region_name,
            programme=job.programme,
            mail=job.detail.mail,
        )
        yield f"{job.part}/index.md", _head(title, note, job.part) + text


def _head(title: str, note: str, kind: str) -> str:
    return front_matter(title=title, description=note, kind=kind)
