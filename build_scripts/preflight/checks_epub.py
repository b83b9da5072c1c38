"""The bytes of an EPUB become faults: its container, its lists, its pages, and whatever it would load."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from build_scripts.preflight.fault import Fault, fault

_MEDIA_TYPE = b"application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LOADING = {"img": "src", "link": "href", "script": "src", "iframe": "src", "audio": "src", "video": "src"}
# Reads no other file, whatever a page says: what comes in may be anybody's.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def epub(data: bytes) -> Iterator[Fault]:
    """A601–A606."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        first = book.infolist()[0] if names else None
        if first is None or first.filename != "mimetype" or book.read("mimetype") != _MEDIA_TYPE:
            yield _unsound("第一个文件不是 mimetype", "its first file is not mimetype")
        elif first.compress_type != zipfile.ZIP_STORED:
            yield _unsound("mimetype 被压缩了", "mimetype is compressed")
        package = _package(book)
        if package is None:
            yield _unsound("找不到书的清单（OPF）", "its package document is missing")
            return
        yield from _contents(book, *package)


def _unsound(zh: str, en: str) -> Fault:
    return fault("A601", problem_zh=zh, problem_en=en)


def _package(book: zipfile.ZipFile) -> tuple[str, etree._Element] | None:
    """The path and the root of the package document."""
    try:
        container = etree.fromstring(book.read(_CONTAINER), _PARSER)
        path = next(iter(container.iter("{*}rootfile"))).get("full-path", "")
        return path, etree.fromstring(book.read(path), _PARSER)
    except (KeyError, StopIteration, etree.XMLSyntaxError):
        return None


def _contents(book: zipfile.ZipFile, path: str, package: etree._Element) -> Iterator[Fault]:
    for tag, zh, en in (
        ("title", "书名", "title"),
        ("language", "语言", "language"),
        ("identifier", "编号", "id"),
    ):
        if not any((one.text or "").strip() for one in package.iter(_DC + tag)):
            yield _unsound(f"没有{zh}", f"it has no {en}")
    items = list(package.iter(_OPF + "item"))
    if not any("nav" in (item.get("properties") or "").split() for item in items):
        yield _unsound("没有目录页", "it has no table of contents")
    if not list(package.iter(_OPF + "itemref")):
        yield _unsound("没有阅读顺序", "it has no order of reading")
    folder = posixpath.dirname(path)
    listed = {posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) for item in items}
    there = {name for name in book.namelist() if not name.endswith("/")}
    there -= {"mimetype", path, *(name for name in there if name.startswith("META-INF/"))}
    for name in sorted(listed ^ there):
        yield fault("A602", name=name)
    pages: dict[str, etree._Element] = {}
    for item in items:
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if item.get("media-type") == "application/xhtml+xml" and name in there:
            try:
                pages[name] = etree.fromstring(book.read(name), _PARSER)
            except etree.XMLSyntaxError as error:
                yield fault("A603", name=name, problem=error.msg or "")
    for name, page in pages.items():
        yield from _page(name, page, pages, there)


def _page(
    name: str, page: etree._Element, pages: dict[str, etree._Element], there: set[str]
) -> Iterator[Fault]:
    for tag, attribute in _LOADING.items():
        for one in page.iter(_XHTML + tag):
            address = one.get(attribute) or ""
            if urlsplit(address).scheme in {"http", "https"} or address.startswith("//"):
                yield fault("A604", name=name, address=address)
    for picture in page.iter(_XHTML + "img"):
        if picture.get("alt") is None:
            yield fault("A605", name=name)
    for link in page.iter(_XHTML + "a"):
        address = link.get("href") or ""
        parts = urlsplit(address)
        if not address or parts.scheme:
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        target = target if parts.path else name
        known = target in there and (
            not parts.fragment or target not in pages or _has(pages[target], parts.fragment)
        )
        if not known:
            yield fault("A606", name=name, address=address)


def _has(page: etree._Element, fragment: str) -> bool:
    return any(one.get("id") == fragment for one in page.iter())
