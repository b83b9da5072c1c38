"""A job becomes plain text: what the sheet says, line by line, for screen readers, messages and old phones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from build_scripts.channels.large_print.sheet import KINDS
from build_scripts.channels.large_print.wording import WORDING
from build_scripts.model import Job
from build_scripts.paper.imprint import Imprint, imprint
from build_scripts.paper.pieces import Piece, pieces
from build_scripts.render.press import Press

_INVISIBLE = str.maketrans({"\u2060": None, "\u00a0": " ", "\u00ad": None, "\u200b": None})


def plain_text(job: Job, press: Press) -> bytes:
    """UTF-8 with a mark and Windows' line ends, because the editor of an old Windows reads nothing else rightly."""
    lines = list(_lines(job, press))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _lines(job: Job, press: Press) -> Iterator[str]:
    edition, words = job.editions[0], WORDING[job.language]
    about = imprint(edition, job.programme)
    yield f"{job.programme.name}{about.wording.dot}{edition.title}"
    yield about.wording.place.format(name=edition.region_name)
    yield ""
    yield _plain(edition.summary)
    yield ""
    messages = [p for p in pieces(edition, ("key-messages",), press) if p.role != "heading"]
    if messages:
        yield words.remember
        yield from (f"{number}. {_plain(piece.html)}" for number, piece in enumerate(messages, 1))
        yield ""
    yield from _body(pieces(edition, KINDS, press))
    yield ""
    yield from _imprint(about, words.address, words.full_stop)


def _body(found: tuple[Piece, ...]) -> Iterator[str]:
    for piece in found:
        text = _plain(piece.html)
        if piece.role == "heading":
            yield ""
            yield f"{text}{' – ' if piece.setting else ''}{piece.setting}"
        elif piece.role == "number":
            yield f"{piece.number}. {text}"
        elif piece.role == "bullet":
            yield f"- {text}"
        else:
            yield text


def _imprint(about: Imprint, address: str, full_stop: str) -> Iterator[str]:
    words = about.wording
    if about.contacts:
        yield words.more
        for entry in about.contacts:
            who = " ".join(part for part in (entry.phone, _plain(entry.name)) if part)
            told = full_stop.join(_plain(part) for part in (entry.about, entry.where) if part)
            yield f"- {words.value_stop.join(part for part in (who, told) if part)}"
        yield ""
    if about.sources:
        yield words.sources
        for source in about.sources:
            figures = f"{words.value_stop}{source.figures}" if source.figures else ""
            yield f"[{source.number}] {_plain(source.text)}{_plain(figures)}{source.checked}"
        yield words.comma.join(about.checked)
        yield ""
    yield _plain(about.disclaimer)
    yield f"{about.publisher}{words.dot}{words.edition} {about.code}"
    yield f"{address}{words.value_stop}{about.url}"


def _plain(html: str) -> str:
    """The words of inline HTML; notes become [3], rows of a table lines with bars between their cells."""
    text = re.sub(r'<sup class="cite[^"]*">(.*?)</sup>', r"[\1]", str(html), flags=re.DOTALL)
    text = re.sub(r"</t[hd]>\s*<t[hd][^>]*>", " | ", text)
    text = re.sub(r"</tr>|</p>|<br/?>", "\n", text)
    text = re.sub(r"<[^>]+>", "", text)
    text = unescape(text).translate(_INVISIBLE)
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
