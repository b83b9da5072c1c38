"""Editions become the search index of one language and region: the plain text of every section with its address.

The reader's browser fetches it when the search is opened and looks words up as they stand, so Chinese needs no
segmentation. For some thirty lessons that is smaller than any index of words; see the budget in the tests. It comes in
two files: titles, headings, summaries and key messages answer at once, the other texts follow and make it exact.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.channels.site import prose
from build_scripts.channels.site.details import SearchDetail
from build_scripts.channels.site.labels import LABELS, Labels
from build_scripts.channels.site.search_words import same
from build_scripts.model import Edition, Job
from build_scripts.render.markdown import to_html
from build_scripts.vocabulary import Entry

FILE = "search.json"
TEXTS = "search-text.json"
_SAID_FIRST = "key-messages"
"""The kind of passage whose text answers at once, as the summary does."""

_TAG = re.compile(r"<[^>]+>")
_CITATION = re.compile(r'<sup class="cite">.*?</sup>')
_HEADED = re.compile(r'<h[2-6] id="([^"]+)">(.*?)</h[2-6]>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|td|th|dt|dd|h\d)>")


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of a page."""

    heading: str
    anchor: str
    text: str
    first: bool = False
    """Whether the text answers at once."""


def index(job: Job) -> tuple[bytes, bytes]:
    """Two files of JSON. In the first, ``pages`` are [title, address below the site's beginning]; ``parts`` are [page,
    heading, anchor, text], the text empty where it follows; ``same`` are groups of words that find each other. The
    second holds one text for each part, empty where the first has it."""
    assert isinstance(job.detail, SearchDetail)
    labels = LABELS[job.language]
    pages: list[list[str]] = []
    parts: list[tuple[int, _Part]] = []
    for edition in job.editions:
        number = len(pages)
        pages.append([edition.title, f"lessons/{edition.lesson}/"])
        parts += [(number, part) for part in _lesson(edition, labels)]
    for finding in job.detail.findings:
        number = len(pages)
        pages.append([finding.title, finding.address])
        parts += [(number, _Part(*part)) for part in finding.parts]
    if job.detail.entries:
        number = len(pages)
        pages.append([labels.glossary, "glossary/"])
        parts += [(number, _entry(entry)) for entry in job.detail.entries]
    heads = [[number, part.heading, part.anchor, part.text if part.first else ""] for number, part in parts]
    found = {"pages": pages, "parts": heads, "same": same(job.detail.entries, job.language)}
    return _json(found), _json(["" if part.first else part.text for _, part in parts])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _lesson(edition: Edition, labels: Labels) -> Iterator[_Part]:
    """Every section; the summary comes first, without an anchor.

    Without the quiz, which asks what the sections say and makes the index a fifth heavier.
    """
    yield _Part("", "", edition.summary, first=True)
    for part in prose.parts(edition, labels):
        rendered = to_html(prose.with_anchors(part.passage.markdown, part.anchor))
        # Odd places hold the anchor and words of a heading, the others what stands between headings.
        pieces = _HEADED.split(rendered)
        opening = _plain(pieces[0])
        if opening:
            first = part.passage.kind == _SAID_FIRST
            yield _Part(part.title, part.anchor if part.title else "", opening, first)
        for anchor, heading, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            yield _Part(_plain(heading), anchor, _plain(text))


def _entry(entry: Entry) -> _Part:
    return _Part(entry.name, entry.id, " ".join([*entry.also, entry.definition]))


def _plain(rendered: str) -> str:
    """Words without markup, on one line."""
    text = _TAG.sub("", _BLOCK_END.sub(" ", _CITATION.sub("", rendered)))
    return " ".join(html.unescape(text).split())
