"""A bank becomes a page that teaches shortly and asks, packed for learning platforms (SCORM 1.2) and for Kolibri.

The page works from a folder, in any frame, without network. Where a platform offers the SCORM interface it is told
completion, score and answers; open answers stay on the page, since people write about themselves in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.course_wording import COURSE_WORDING
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.shuffle import Asked, Marked, in_order
from build_scripts.channels.bank.trees import child, document, root
from build_scripts.channels.bank.wording import WORDING
from build_scripts.model import Edition
from build_scripts.render.archive import zipped
from build_scripts.render.markdown import to_html
from build_scripts.render.press import Press
from build_scripts.render.source_lines import source_lines

PACKAGING = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
SCORM = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_VERSION = "course"
_LINK = re.compile(r"</?a\b[^>]*>")
_JOINT = {"zh": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of the lesson."""

    kind: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Quizzed:
    """A question on the page."""

    asked: Asked
    item: Item


def scorm(bank: Bank, edition: Edition, press: Press) -> bytes:
    """A SCORM 1.2 package of one object; ``edition`` has the passages."""
    files = list(_files(bank, edition, press))
    return zipped([("imsmanifest.xml", manifest(bank, edition, [name for name, _ in files])), *files])


def kolibri(bank: Bank, edition: Edition, press: Press) -> bytes:
    """An HTML5 zip: ``index.html`` at its root."""
    return zipped(_files(bank, edition, press))


def _files(bank: Bank, edition: Edition, press: Press) -> Iterator[tuple[str, bytes]]:
    marked = in_order(bank.items, _VERSION)
    w = COURSE_WORDING[bank.language]
    page = press.html(
        "bank/course/index.html.j2",
        w=w,
        types=WORDING[bank.language].types,
        how=WORDING[bank.language].how,
        edition=edition,
        programme=bank.programme,
        parts=tuple(_parts(edition)),
        questions=tuple(Quizzed(one.asked, one.item) for one in marked),
        sources=source_lines(edition.facts, _JOINT[bank.language]),
    )
    yield "index.html", page.encode()
    yield "course.css", press.text("bank/course/course.css").encode()
    yield "scorm.js", press.text("bank/course/scorm.js").encode()
    yield "key.js", key(marked, bank).encode()
    yield "course.js", press.text("bank/course/course.js").encode()
    for picture in edition.pictures:
        yield f"pictures/{PurePosixPath(picture.path).name}", press.picture(picture)


def key(marked: tuple[Marked, ...], bank: Bank) -> str:
    """The script that tells the page what is right and what to say."""
    w = COURSE_WORDING[bank.language]
    questions = [
        {
            "id": one.item.question,
            "type": one.item.type,
            "right": [letter.lower() for letter in one.letters],
            "points": one.item.points,
        }
        for one in marked
    ]
    words = {
        "right": w.is_right,
        "wrong": w.is_wrong,
        "partly": w.is_partly,
        "left": w.left,
        "score": w.score,
        "told": w.told,
    }
    data = {"edition": bank.edition.code, "questions": questions, "words": words}
    return f"var BANYAN = {json.dumps(data, ensure_ascii=True, indent=1, sort_keys=True)};\n"


def manifest(bank: Bank, edition: Edition, names: list[str]) -> bytes:
    """``imsmanifest.xml``: one organisation of one item, which is one shareable object."""
    about = {"identifier": f"banyan-{edition.code}", "version": "1.2"}
    whole = root(PACKAGING, "manifest", about, {"adlcp": SCORM})
    metadata = child(whole, "metadata")
    child(metadata, "schema", "ADL SCORM")
    child(metadata, "schemaversion", "1.2")
    organization = child(child(whole, "organizations", default="lesson"), "organization", identifier="lesson")
    child(organization, "title", bank.title)
    item = child(organization, "item", identifier="page", identifierref="files", isvisible="true")
    child(item, "title", bank.title)
    resource = child(
        child(whole, "resources"), "resource", identifier="files", type="webcontent", href="index.html"
    )
    resource.set(f"{{{SCORM}}}scormtype", "sco")
    for name in names:
        child(resource, "file", href=name)
    return document(whole)


def _parts(edition: Edition) -> Iterator[Part]:
    w = COURSE_WORDING[edition.language]
    for kind in ("key-messages", "what", "who"):
        for passage in edition.passages:
            if passage.kind == kind:
                html = to_html(
                    passage.markdown,
                    lesson_link=lambda slug: "",
                    picture=lambda path: f"pictures/{PurePosixPath(path).name}",
                )
                # Other lessons are not in the package, and nothing leads out of it.
                yield Part(kind, passage.title or w.titles[kind], Markup(_LINK.sub("", html)))  # noqa: S704
