"""The finished pages of all languages and regions become one archive that opens from a disk: a folder is no server.

``index.html`` at its root is the home page in the archive's language. Addresses of folders become addresses of files,
the search index becomes a script (a page from a disk may not fetch), and what only a server can do is left out.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator

from build_scripts.channels.site import seal, search
from build_scripts.channels.site import style as styles
from build_scripts.channels.site.details import (
    DECK,
    DOWNLOAD,
    NOT_FOUND,
    OFFLINE,
    SEARCH,
    SITE,
    SITEMAP,
    OfflineDetail,
)
from build_scripts.channels.site.kept_words import KEPT_WORDS
from build_scripts.model import Job, Language, Output
from build_scripts.render.archive import zipped
from build_scripts.render.press import Press

FOLDER = "offline"
_STYLE_FILE = "assets/banyan.css"
_WORKERS_SCRIPT = "/assets/keep.js"
_INDEX_FILES = {search.FILE: ("search.js", "banyanIndex"), search.TEXTS: ("search-text.js", "banyanTexts")}
"""What becomes a script: its name, and the variable that it sets."""
# Compressed already.
_STORED = (".pdf", ".png", ".jpg")

_ADDRESS = re.compile(r'\b(href|src|data-index|data-texts|data-base)="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n')
# The words of the service worker, which a page from a disk cannot have.
_WORKER = re.compile(r'<div class="keep" .*?</div>\n|<section class="keep-all" .*?</section>\n', re.DOTALL)
# What goes when it leads to a file that the archive does not hold; a paragraph goes with the last of its links.
_MAY_GO = re.compile(
    r"<script src=[^>]*></script>\n?|<link [^>]*>\n?|<p\b[^>]*>(?:(?!</?p\b).)*</p>\n?", re.DOTALL
)
_LINK = re.compile(r"<a\b[^>]*>(?:(?!</a>).)*</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# It brings its own style.
_DECK = re.compile(r"(?:^|/)slides/[^/]+/index\.html")
_BODY = re.compile(r"<body\b[^>]*>")


def jobs(planned: Iterable[Job], languages: Iterable[Language], home: str) -> Iterator[Job]:
    """Two archives for each language, made of all planned jobs of the site: one with what can be printed, and one
    without, for learning platforms, which show pages in a frame. Their region is empty: they hold all."""
    planned = tuple(planned)
    pages = tuple(
        j.id for j in planned if (j.group and j.part not in {NOT_FOUND, SITEMAP}) or j.part in {SEARCH, DECK}
    )
    for language in languages:
        first = next(j for j in planned if j.language == language and j.region == home)
        printed = tuple(j.id for j in planned if j.part == DOWNLOAD and j.language == language)
        for name, frame in ((language, False), (f"kolibri-{language}", True)):
            yield Job(
                id=f"{SITE}/{FOLDER}/{name}",
                channel=SITE,
                language=language,
                region="",
                programme=first.programme,
                part=OFFLINE,
                needs=(*pages, *(() if frame else printed)),
                detail=OfflineDetail(f"{FOLDER}/{name}.zip", language, framed=frame),
            )


def archive(job: Job, press: Press) -> Output:
    """The ZIP; ValueError when a page leads to a file that the archive does not hold."""
    assert isinstance(job.detail, OfflineDetail)
    files = {
        made.path.removeprefix(f"{SITE}/"): made.data
        for name in job.needs
        for made in press.needed(name)
        if not made.path.endswith(_WORKERS_SCRIPT)
    }
    shelf = _Shelf(files, job.detail, styles.minified(press.text(styles.FILE)))
    data = zipped(sorted(shelf.packed().items()), stored=_STORED)
    return Output(job.detail.file, "application/zip", data)


class _Shelf:
    """The files of all sites, by their paths there, and where each goes in the archive."""

    def __init__(self, files: dict[str, bytes], detail: OfflineDetail, sheet: str) -> None:
        """``sheet`` is the style of all pages together."""
        self._files = files
        self._sheet = sheet
        self._detail = detail
        self._words = KEPT_WORDS[detail.language]

    def packed(self) -> dict[str, bytes]:
        """Path in the archive → contents."""
        found: dict[str, bytes] = {}
        for path, data in self._files.items():
            name = self._place(path)
            if path.endswith(".html"):
                text = self._page(path, data.decode())
                style = _STYLE.search(text)
                if _DECK.search(path):
                    text = self._with_own_policy(text)
                elif style is not None:
                    found[_STYLE_FILE] = f"{self._sheet}.unpack{{display:none}}\n".encode()
                    text = self._outside(text, style, name)
                data = text.encode()
            elif posixpath.basename(path) in _INDEX_FILES:
                data = _as_script(data, _INDEX_FILES[posixpath.basename(path)][1])
            _put(found, name, data)
        note = f"{self._words.unpack}\r\n"
        if not self._detail.framed:
            # Windows' editor takes a text without this mark for another encoding.
            found["README.txt"] = note.encode("utf-8-sig")
        return found

    def _place(self, path: str) -> str:
        """The archive's own language stands at its root, the other one in a folder of its own; one copy serves all
        sites for the files that every one of them has."""
        folder, _, name = path.rpartition("/")
        if folder == "assets" or folder.endswith("/assets"):
            return f"assets/{name}"
        if name in _INDEX_FILES:
            path = f"{path.removesuffix(name)}{_INDEX_FILES[name][0]}"
        if self._detail.language == "zh":
            return path
        own = f"{self._detail.language}/"
        return path.removeprefix(own) if path.startswith(own) else f"zh/{path}"

    def _page(self, path: str, text: str) -> str:
        text = _WORKER.sub("", text)
        text = _MAY_GO.sub(lambda found: self._without_what_leads_out(path, found[0]), text)
        return _ADDRESS.sub(lambda found: f'{found[1]}="{self._address(path, found[1], found[2])}"', text)

    def _outside(self, text: str, style: re.Match[str], name: str) -> str:
        """The style as a file: it stands on every page of the site, so that it paints after one answer, but a disk
        answers at once."""
        sheet = posixpath.relpath(_STYLE_FILE, posixpath.dirname(name) or ".")
        text = text.replace(style[0], f'<link rel="stylesheet" href="{sheet}">')
        # Seen where only this one file was taken out of the archive, since the style then is not there to hide it.
        unpack = f'<p class="unpack">{self._words.unpack}</p>'
        text = _BODY.sub(lambda body: f"{body[0]}\n{unpack}", text, count=1)
        return self._with_own_policy(text)

    def _with_own_policy(self, text: str) -> str:
        # A frame of a learning platform has no origin that a policy could name.
        own = seal.policy(text, "'self' file:")
        policy = f'<meta http-equiv="Content-Security-Policy" content="{own}">\n'
        return _POLICY.sub("" if self._detail.framed else policy, text)

    def _without_what_leads_out(self, page: str, piece: str) -> str:
        if not self._leads_out(page, piece):
            return piece
        left = _LINK.sub(lambda link: "" if self._leads_out(page, link[0]) else link[0], piece)
        return left if _TAG.sub("", left).strip() else ""

    def _leads_out(self, page: str, piece: str) -> bool:
        targets = [_target(page, address) for _, address in _ADDRESS.findall(piece) if _is_ours(address)]
        return any(target not in self._files for target in targets)

    def _address(self, page: str, attribute: str, address: str) -> str:
        if not _is_ours(address):
            return address
        here = posixpath.dirname(self._place(page)) or "."
        if attribute == "data-base":
            home = posixpath.join(posixpath.dirname(page), address, "index.html")
            return posixpath.relpath(posixpath.dirname(self._place(posixpath.normpath(home))) or ".", here)
        target = _target(page, address)
        if target not in self._files:
            raise ValueError(f"{page} leads to {address}, which the archive does not hold")
        _, mark, anchor = address.partition("#")
        return f"{posixpath.relpath(self._place(target), here)}{mark}{anchor}"


def _is_ours(address: str) -> bool:
    return bool(address) and _SCHEME.match(address) is None


def _target(page: str, address: str) -> str:
    """The file that an address on a page means."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        return posixpath.normpath(f"{joined}/index.html")
    return joined


def _put(found: dict[str, bytes], name: str, data: bytes) -> None:
    if found.setdefault(name, data) != data:
        raise ValueError(f"two different files are to be {name}")


def _as_script(index: bytes, variable: str) -> bytes:
    body = json.loads(index)
    if "pages" in body:
        body["pages"] = [[title, f"{address}index.html"] for title, address in body["pages"]]
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # Line ends to JavaScript before 2019, though not to JSON.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.{variable}={text};\n".encode()
