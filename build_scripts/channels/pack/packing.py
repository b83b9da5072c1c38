"""The finished files of a lesson or module become one ZIP that opens from a disk, with an index page and a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from build_scripts.channels.pack.contents import SIDES, Side
from build_scripts.channels.pack.detail import File, Pack, Part
from build_scripts.channels.pack.wording import WORDING
from build_scripts.model import Job, Language
from build_scripts.render.archive import zipped
from build_scripts.render.press import Press

INDEX = "index.html"
_STORED = (".pdf", ".docx", ".xlsx", ".pptx")
"""What is compressed already."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file on the index page."""

    path: str
    """Below the pack's folder."""
    name: str
    note: str

    @property
    def address(self) -> str:
        """For a link."""
        return quote(self.path)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder on the index page."""

    side: Side
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A part on the index page."""

    title: str
    goals: tuple[str, ...]
    shelves: tuple[Shelf, ...]


def packed(job: Job, press: Press) -> bytes:
    """The ZIP: index page and note first, then the folders. LookupError where a job did not give a file."""
    if not isinstance(job.detail, Pack):
        raise TypeError(f"{job.id} carries {type(job.detail).__name__}")
    pack, language = job.detail, job.language
    words = WORDING[language]
    parts = tuple(_shown(part, language) for part in pack.parts)
    index = press.html(
        "pack/index.html.j2",
        w=words,
        pack=pack,
        parts=parts,
        programme=job.programme,
        style=press.text("pack/pack.css"),
    )
    # Windows' editor takes a text without this mark for another encoding.
    note = "\r\n".join(_note(pack, parts, language)).encode("utf-8-sig")
    files = ((path, _data(file, press)) for part in pack.parts for file, path in _paths(part, language))
    whole = ((INDEX, index.encode()), (words.note_file, note), *files)
    return zipped(((f"{pack.name}/{name}", data) for name, data in whole), stored=_STORED)


def _data(file: File, press: Press) -> bytes:
    for output in press.needed(file.job):
        if output.path.endswith(file.output):
            return output.data
    raise LookupError(f"{file.job} gives no {file.output}")


def _paths(part: Part, language: Language) -> Iterator[tuple[File, str]]:
    """Pupils' files last, as on the index page."""
    for side, name in SIDES.items():
        for file in sorted(part.files, key=lambda file: file.name):
            if file.side == side:
                yield file, "/".join(filter(None, (part.folder, name[language], file.name)))


def _shown(part: Part, language: Language) -> Shown:
    paths = tuple(_paths(part, language))
    shelves = (
        Shelf(
            side,
            name[language],
            tuple(
                Row(path, file.name.rpartition(".")[0].lstrip("0123456789 "), file.note)
                for file, path in paths
                if file.side == side
            ),
        )
        for side, name in SIDES.items()
    )
    return Shown(part.title, part.goals, tuple(shelf for shelf in shelves if shelf.rows))


def _note(pack: Pack, parts: tuple[Shown, ...], language: Language) -> Iterator[str]:
    words = WORDING[language]
    yield f"{words.heading}{words.colon}{pack.title}"
    if pack.school:
        yield pack.school
    yield words.place.format(name=pack.place)
    yield ""
    for number, line in enumerate(words.first, 1):
        yield f"{number}. {line}"
    for part in parts:
        yield ""
        if len(parts) > 1:
            yield f"== {part.title or words.shared}"
        for shelf in part.shelves:
            for row in shelf.rows:
                yield row.path
                yield f"    {row.note}"
    yield ""
