"""The structure of a PDF becomes faults of what a screen reader needs: PDF/UA-1 as far as a program can tell."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from build_scripts.preflight.fault import Fault, fault

BOOKMARKS_FROM = 8
"""More pages than this want bookmarks."""
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Structure:
    """What the tags of a file say."""

    headings: list[int] = field(default_factory=list)
    marked: set[tuple[int, int]] = field(default_factory=set)
    """Page and number of each piece of content that a tag holds."""
    links: set[tuple[int, int]] = field(default_factory=set)
    """Objects (number, generation) that a tag holds."""
    bare_figures: int = 0


def tags(document: Pdf, found: Structure, *, headed: bool = True) -> Iterator[Fault]:
    """A401–A408 and A410 of a file that is read on screens; ``found``: its structure; ``headed``: whether it must
    have a heading."""
    root = document.Root
    if not root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False) or Name.StructTreeRoot not in root:
        yield fault("A401")
    if not str(root.get(Name.Lang, "")):
        yield fault("A402")
    shown = root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False)
    if not str(document.docinfo.get("/Title", "")).strip() or not shown:
        yield fault("A403")
    if len(document.pages) > BOOKMARKS_FROM and not _bookmarks(root):
        yield fault("A404", pages=len(document.pages), most=BOOKMARKS_FROM)
    metadata = root.get(Name.Metadata)
    if metadata is None or b"pdfuaid" not in metadata.read_bytes():
        yield fault("A410")
    if Name.StructTreeRoot not in root:
        return
    for _ in range(found.bare_figures):
        yield fault("A405")
    if headed or found.headings:
        yield from _headings(found.headings)
    yield from _links(document, found)


def structure(document: Pdf) -> Structure:
    """Walks the tags, in the order in which they are read aloud."""
    found = Structure()
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    root = document.Root.get(Name.StructTreeRoot)
    if root is not None:
        roles = {str(key): str(value) for key, value in root.get(Name.RoleMap, Dictionary()).items()}
        # A list and not a call within a call: lists of lists may be deep.
        waiting: list[tuple[pikepdf.Object | int, int]] = [(root.get(Name.K, Array()), 0)]
        while waiting:
            one, page = waiting.pop()
            waiting += reversed(_children(one, page, found, pages, roles))
    found.marked |= _margins(document)
    return found


def _margins(document: Pdf) -> set[tuple[int, int]]:
    """Content that the file knows the tag of without reading it aloud: what runs at the head and foot of pages.

    The layout engine gives it a tag that hangs on no other; PDF 1.7 has no better way.
    """
    root = document.Root.get(Name.StructTreeRoot)
    tree = pikepdf.NumberTree(root.ParentTree) if root is not None and Name.ParentTree in root else {}
    found = set()
    for number, page in enumerate(document.pages, 1):
        key = int(page.obj.get(Name.StructParents, -1))
        if key in tree and isinstance(tree[key], Array):
            found |= {
                (number, content) for content, tag in enumerate(tree[key]) if isinstance(tag, Dictionary)
            }
    return found


def _children(
    one: pikepdf.Object | int,
    page: int,
    found: Structure,
    pages: dict[tuple[int, int], int],
    roles: dict[str, str],
) -> list[tuple[pikepdf.Object | int, int]]:
    """Takes down one tag; what it holds, each with the page that it inherits."""
    if isinstance(one, Array):
        return [(child, page) for child in one]
    if isinstance(one, int):
        found.marked.add((page, one))
        return []
    if not isinstance(one, Dictionary):
        return []
    if Name.Pg in one:
        page = pages.get(one.Pg.objgen, page)
    kind = str(one.get(Name.Type, ""))
    if kind == "/OBJR":
        found.links.add(one.Obj.objgen)
        return []
    if kind == "/MCR":
        found.marked.add((page, int(one.MCID)))
        return []
    role = roles.get(str(one.get(Name.S, "")), str(one.get(Name.S, "")))
    if role in _HEADINGS:
        found.headings.append(_HEADINGS[role])
    if role == "/Figure" and not any(str(one.get(key, "")).strip() for key in (Name.Alt, Name.ActualText)):
        found.bare_figures += 1
    return [(one[Name.K], page)] if Name.K in one else []


def _bookmarks(root: pikepdf.Object) -> bool:
    outlines = root.get(Name.Outlines)
    return outlines is not None and Name.First in outlines


def _headings(levels: list[int]) -> Iterator[Fault]:
    if not levels:
        yield fault("A407", problem_zh="没有标题", problem_en="there is none")
        return
    if levels[0] != 1:
        zh, en = f"第一个标题是 {levels[0]} 级", f"the first is of level {levels[0]}"
        yield fault("A407", problem_zh=zh, problem_en=en)
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            zh, en = f"{before} 级后面直接是 {level} 级", f"level {level} follows level {before}"
            yield fault("A407", problem_zh=zh, problem_en=en)
            return


def _links(document: Pdf, found: Structure) -> Iterator[Fault]:
    for number, page in enumerate(document.pages, 1):
        for annotation in page.obj.get(Name.Annots, Array()):
            if annotation.get(Name.Subtype) == Name.Link and annotation.objgen not in found.links:
                action = annotation.get(Name.A, Dictionary())
                yield fault("A408", number, address=str(action.get(Name.URI, "")) or "#")
