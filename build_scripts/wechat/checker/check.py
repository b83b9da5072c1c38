"""Fragments and bundles become findings: the one implementation of the acceptance rows, for the build's gate, the
publisher and the command line."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import unquote

from build_scripts.wechat.checker import bundle, look, markup, measures, structure, words
from build_scripts.wechat.checker.finding import Finding, finding
from build_scripts.wechat.checker.markup import KnownPicture
from build_scripts.wechat.checker.source import Source
from build_scripts.wechat.checker.walk import Reporter, seen
from build_scripts.wechat.checker.words import Note

ROWS = range(1, 26)
_OF_TEXT = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23))
_OF_BUNDLE = _OF_TEXT | {10, 20, 22}
_BYTE_ORDER_MARK = "\ufeff"
State = Literal["ok", "fault", "not tried"]


@dataclass(frozen=True, slots=True)
class Checked:
    """An article that was looked at."""

    path: str
    kind: Literal["bundle", "fragment"]
    findings: tuple[Finding, ...]
    """By place."""
    tried: frozenset[int]
    why_not: tuple[tuple[int, str], ...] = field(default=())
    """Rows that were not tried, with the reason in both languages."""

    def errors(self) -> int:
        """How many findings make the check fail."""
        return sum(1 for one in self.findings if one.level == "error")

    def state(self, row: int) -> State:
        """What became of a row of the acceptance list."""
        if any(one.row == row for one in self.findings):
            return "fault"
        return "ok" if row in self.tried else "not tried"

    def with_row(self, row: int, found: tuple[Finding, ...]) -> Checked:
        """The same, after one more row was tried."""
        return replace(
            self,
            findings=tuple(sorted((*self.findings, *found), key=Finding.sort_key)),
            tried=self.tried | {row},
            why_not=tuple(one for one in self.why_not if one[0] != row),
        )

    def without_row(self, row: int, why: str) -> Checked:
        """The same, with the reason why a row was not tried."""
        return replace(self, why_not=(*(one for one in self.why_not if one[0] != row), (row, why)))


def check_fragment(
    data: bytes,
    path: str,
    picture: Callable[[str], bytes | None] | None = None,
    *,
    ours: bool = False,
) -> Checked:
    """An HTML fragment, or a whole page, from anywhere.

    ``picture`` gives the file beside it that an address names, or None; without it nothing is said of such pictures.
    ``ours``: it is held to the lists of our own articles, as a bundle is.
    """
    text, broken = _decoded(data, path)
    files: dict[str, bytes] = {}
    if picture is not None:
        for address in _addresses(text):
            found = picture(unquote(address))
            if found is not None:
                files[address] = found
    known = {name: bundle.known(content) for name, content in files.items()} if picture is not None else None
    found_here = (
        *broken,
        *_of_text(text, path, known, None, ours=ours),
        *(
            one
            for name, content in files.items()
            for one in bundle.of_picture_file(name, content, posixpath.join(posixpath.dirname(path), name))
        ),
    )
    tried = _OF_TEXT | ({10} if picture is not None else set())
    return _checked(path, "fragment", found_here, frozenset(tried), _BUNDLES_ONLY)


def check_bundle(files: Mapping[str, bytes], path: str) -> Checked:
    """A bundle: its files by their paths below the bundle's folder; ``path`` names the folder in findings."""
    given = bundle.read_metadata(files.get(bundle.METADATA), posixpath.join(path, bundle.METADATA))
    text, broken = _decoded(files.get(bundle.TEXT, b""), posixpath.join(path, bundle.TEXT))
    found: list[Finding] = list(broken)
    if isinstance(given, Finding):
        found.append(given)
        known = {name: bundle.known(data) for name, data in files.items() if name.endswith((".png", ".jpg"))}
        found += _of_text(text, posixpath.join(path, bundle.TEXT), known, None, ours=True)
        return _checked(path, "bundle", tuple(found), _OF_TEXT | {20}, _REBUILT)
    known = {name: KnownPicture(width) for name, width in given.pictures}
    found += _of_text(text, posixpath.join(path, bundle.TEXT), known, given.notes, ours=True)
    found += bundle.of_metadata(given, posixpath.join(path, bundle.METADATA))
    found += bundle.of_files(given, files, path)
    return _checked(path, "bundle", tuple(found), _OF_BUNDLE, _REBUILT)


_BUNDLES_ONLY = (
    (10, "只看文章旁边的图片 · only of pictures beside the article"),
    (20, "标题、摘要在文章包里 · title and digest stand in a bundle"),
    (22, "封面在文章包里 · covers stand in a bundle"),
    (24, "只对 dist 里的文章包 · of bundles in dist only"),
    (25, "加 --browser 才试 · wants --browser"),
)
_REBUILT = (
    (24, "只对 dist 里的文章包 · of bundles in dist only"),
    (25, "加 --browser 才试 · wants --browser"),
)


def _checked(
    path: str,
    kind: Literal["bundle", "fragment"],
    found: tuple[Finding, ...],
    tried: frozenset[int],
    why_not: tuple[tuple[int, str], ...],
) -> Checked:
    held = (replace(one, ours=True) for one in found) if kind == "bundle" else found
    once = sorted(dict.fromkeys(held), key=Finding.sort_key)
    return Checked(path, kind, tuple(once), tried, tuple(one for one in why_not if one[0] not in tried))


def _decoded(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    try:
        return data.decode().removeprefix(_BYTE_ORDER_MARK), ()
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), (finding("M012", path, byte=error.start + 1),)


def _addresses(text: str) -> Iterator[str]:
    """Pictures that an article names by a path."""
    for element in Source(text).root.walk():
        address = element.get("src").strip()
        if (
            element.name == "img"
            and address
            and "://" not in address
            and not address.startswith(("data:", "//"))
        ):
            yield address


def _of_text(
    text: str,
    path: str,
    known: Mapping[str, KnownPicture] | None,
    listed: tuple[Note, ...] | None,
    *,
    ours: bool,
) -> Iterator[Finding]:
    source = Source(text)
    report = Reporter(source, path, ours=ours)
    yield from markup.of_document(source, report)
    for one in seen(source.root):
        yield from markup.of_tag(one, report)
        yield from markup.of_addresses(one, report)
        yield from structure.of_structure(one, report)
        yield from look.of_declarations(one, report)
        yield from look.of_line(one, report)
        yield from measures.of_measures(one, report)
        yield from look.of_colours(one, report)
        if one.element.name == "img":
            yield from markup.of_picture(one.element, known, report)
        elif one.element.name == "a":
            yield from markup.of_link(one.element, report)
    yield from words.of_length(source, report)
    yield from words.of_notes(source, listed, report)
    yield from words.of_emphasis(source, report)
