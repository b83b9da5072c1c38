"""Files below a folder of pupils, also in archives, become the leaks in them; so does what a deck's page shows before
a click."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from build_scripts.channels.pack.contents import SIDES
from build_scripts.leaks.answers import Answer, squeezed
from build_scripts.leaks.layers import Layer, layers
from build_scripts.model import LANGUAGES, Language, Text

FOLDERS = frozenset({"pupil", *(SIDES["pupil"][language] for language in LANGUAGES)})
"""In a release, and in the packs of each language."""
_NAME = re.compile(r"answer-?key|answers|solution|teacher|答案|教师|(?<![a-z])key(?![a-z])", re.IGNORECASE)
_HEADING = re.compile(
    r"参考答案|正确答案|(?<!没有)(?<!无)标准答案|答案[:：]|答案(?:是|为)|答案与|正确选项"
    r"|\b(?:expected|correct|right|model) answers?\b|\banswer key\b|\banswers?:",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"\bdata-(?:right|correct|answer|key|solution)\b|[\"'](?:right|correct|isCorrect|answer|solution)[\"']\s*:"
    r"|<correctResponse\b|\bfraction=[\"']100|\bclass=[\"'][^\"']*\b(?:correct|right-option|is-right)\b",
    re.IGNORECASE,
)
_TOLD = r"\d{1,2}\s*[.、:：)）\-–→]?\s*(?:[A-H]{1,5}|[√×✓✗对错TF])"
_ROW = re.compile(rf"(?<![0-9A-Za-z#\-])(?:{_TOLD}[\s,，;；、/|]*){{3,}}(?![0-9A-Za-z])")
_ROW_IN_SOURCE = re.compile(rf"(?<![0-9A-Za-z#\-])(?:{_TOLD}[\s,，;；、/|]+){{2,}}{_TOLD}(?![0-9A-Za-z])")
"""Where there is code, hexadecimal numbers look like a key that is written without spaces."""
_CHOICES = re.compile(r"[A-H](?:\s+[A-H]){2,}")
"""An answer sheet: every letter there is, so none is told."""

_TICKS = frozenset("✓✔√☑☒★")
_TICK_BEFORE = re.compile(r"[✓✔√☑☒●■◉★*]\(?[a-h]?[.):、]?$")

_CLOSED = re.compile(rb"<details(?![^>]*\sopen)[^>]*>.*?</details>", re.DOTALL)

_OF_SEARCH = frozenset({"explanation", "answer"})
"""Lessons are in the index whole, with their own headings and lists."""
_OF_DECK = _OF_SEARCH | {"right-option", "marked-option", "structure"}
"""Slides say what the lesson says, also where a worksheet leaves gaps, and games speak of right answers."""

_KINDS = {
    "name": Text("文件名说出了有答案", "the name tells of answers"),
    "heading": Text("有“答案”字样的标题", "a heading of answers"),
    "structure": Text("源代码里标了正确选项", "the source marks what is right"),
    "row": Text("一串题号和字母，像答案表", "a row of numbers and letters like a key"),
    "explanation": Text("题目的讲解", "the explanation of a question"),
    "answer": Text("开放题的参考答案", "the expected answer of an open question"),
    "right-option": Text("只剩正确选项", "the right option stands alone"),
    "marked-option": Text("正确选项做了记号", "the right option is marked"),
    "worksheet": Text("练习单的答案", "an answer of the worksheet"),
}


@dataclass(frozen=True, slots=True)
class Leak:
    """An answer in a pupils' file."""

    path: str
    where: str
    kind: str
    lesson: str
    question: str
    words: str
    """What stands there, in part."""

    def message(self, language: Language) -> str:
        """One line for the editor."""
        of = "/".join(part for part in (self.lesson, self.question) if part)
        return f"{self.path}: {self.where}: {_KINDS[self.kind][language]}{f' [{of}]' if of else ''}: {self.words}"


def is_for_pupils(path: str) -> bool:
    """Whether a file lies below a folder that pupils are given, or is what they see of a deck or a search."""
    return _of_pupils(path) or is_search(path) or is_deck(path)


def _of_pupils(path: str) -> bool:
    return not FOLDERS.isdisjoint(PurePosixPath(path).parts[:-1])


def is_deck(path: str) -> bool:
    """Whether it is a deck as a page, which a class looks at while the teacher scrolls: its answers are in closed
    ``details`` and are the teacher's."""
    parts = PurePosixPath(path).parts
    return parts[-1] == "deck.html" or (
        "site" in parts and parts[-3:-2] == ("slides",) and parts[-1] == "index.html"
    )


def is_search(path: str) -> bool:
    """Whether it is the site's index: its results must not tell what the quiz asks."""
    parts = PurePosixPath(path).parts
    return "site" in parts[:-1] and parts[-1].startswith("search") and parts[-1].endswith((".json", ".js"))


def language_and_region(path: str, regions: Iterable[str]) -> tuple[Language, str] | None:
    """Which edition a path is of: ``worksheet/zh/QY/…``, ``site/en/qy/…``; None where it does not say."""
    parts = PurePosixPath(path).parts
    known = set(regions)
    if is_search(path):
        below = parts[parts.index("site") + 1 : -1]
        places = [part.upper() for part in below if part.upper() in known]
        return "en" if "en" in below else "zh", (places or list(regions))[0]
    for language in LANGUAGES:
        for first, second in pairwise(parts):
            if first == language and second in known:
                return language, second
    return None


def leaks(path: str, data: bytes, known: Iterable[Answer]) -> Iterator[Leak]:
    """Every leak of one file, each kind once for a place and question."""
    kinds = _OF_SEARCH if is_search(path) else _OF_DECK if is_deck(path) else frozenset(_KINDS)
    told = tuple(answer for answer in known if answer.kind in kinds)
    if is_deck(path):
        data = _CLOSED.sub(b" ", data)
    seen: set[tuple[str, str, str, str]] = set()
    for layer in layers(path, data):
        for leak in _in_layer(path, layer, told):
            if leak.kind not in kinds:
                continue
            # What a source says its text says too: that is one leak.
            place = layer.where.removesuffix("source").removesuffix("text")
            mark = (place, leak.kind, leak.lesson, leak.question)
            if mark not in seen:
                seen.add(mark)
                yield leak


def _in_layer(path: str, layer: Layer, known: tuple[Answer, ...]) -> Iterator[Leak]:
    def leak(kind: str, words: str, answer: Answer | None = None) -> Leak:
        lesson, question = (answer.lesson, answer.question) if answer is not None else ("", "")
        return Leak(path, layer.where, kind, lesson, question, " ".join(words.split())[:60])

    if layer.is_name:
        name = PurePosixPath(layer.text)
        first = next((n for n, part in enumerate(name.parts[:-1]) if part in FOLDERS), -1)
        below = name.parts[first + 1 :]
        match = _NAME.search("/".join(below))
        if match is not None:
            yield leak("name", match[0])
        return
    heading = _HEADING.search(layer.text)
    if heading is not None:
        yield leak("heading", heading[0])
    structure = _STRUCTURE.search(layer.text)
    if structure is not None:
        yield leak("structure", structure[0])
    row = (_ROW_IN_SOURCE if layer.is_source else _ROW).search(_CHOICES.sub(" ", layer.text))
    if row is not None:
        yield leak("row", row[0])
    # An apostrophe may stand as an entity there.
    flat = squeezed(html.unescape(layer.text) if layer.is_source else layer.text)
    for answer in known:
        if (answer.only_with and answer.only_with not in flat) or answer.words not in flat:
            continue
        if not answer.unless:
            yield leak(answer.kind, answer.words, answer)
        elif not any(other in flat for other in answer.unless):
            yield leak("right-option", answer.words, answer)
        elif _marked(flat, answer.words) and not all(_marked(flat, other) for other in answer.unless):
            yield leak("marked-option", answer.words, answer)


def _marked(flat: str, option: str) -> bool:
    """Whether a tick stands before the option, or before its letter, or behind it."""
    at = flat.find(option)
    while at >= 0:
        after = at + len(option)
        if _TICK_BEFORE.search(flat[max(0, at - 4) : at]) or flat[after : after + 1] in _TICKS:
            return True
        at = flat.find(option, after)
    return False


def leaks_below(
    folder: Path, regions: tuple[str, ...], known: Callable[[Language, str], tuple[Answer, ...]]
) -> tuple[tuple[str, ...], tuple[Leak, ...]]:
    """The pupils' files below a folder, and their leaks. A file whose path names no edition is held against those of
    the first region in every language."""
    looked: list[str] = []
    found: list[Leak] = []
    clean: set[tuple[bytes, tuple[Language, str] | None, bool]] = set()
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        for path, data in _pupils(file.relative_to(folder).as_posix(), file):
            edition = language_and_region(path, regions)
            wanted = [edition] if edition is not None else [(language, regions[0]) for language in LANGUAGES]
            looked.append(path)
            mark = (hashlib.sha256(data).digest(), edition, is_deck(path))
            if mark in clean:
                # Packs hold what lies beside them under other names: only the name is new.
                found += _in_layer(path, Layer("name", path, is_name=True), ())
                continue
            told = tuple(answer for one in wanted for answer in known(*one))
            leaked = tuple(leaks(path, data, told))
            found += leaked
            if not leaked:
                clean.add(mark)
    return tuple(looked), tuple(found)


def _pupils(path: str, file: Path | io.BytesIO) -> Iterator[tuple[str, bytes]]:
    """Path and contents of what is for pupils: the file itself, or what an archive that is not wholly theirs has of
    it, archives within archives too."""
    if is_for_pupils(path):
        yield path, file.read_bytes() if isinstance(file, Path) else file.getvalue()
    elif path.endswith(".zip") and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for member in archive.namelist():
                inner = f"{path}/{member}"
                if is_for_pupils(inner) or inner.endswith(".zip"):
                    yield from _pupils(inner, io.BytesIO(archive.read(member)))
