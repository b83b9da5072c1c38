"""Two readings of an article become what its reader lost, and what is otherwise different, in words."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import Language, Text
from build_scripts.wechat.publisher.reading import Passage, Reading, Run

Kind = Literal[
    "text-lost",
    "text-changed",
    "text-added",
    "moved",
    "picture-lost",
    "picture-added",
    "alt-lost",
    "link-changed",
    "colour",
    "weight",
    "role",
    "field",
]
_WORDS: dict[Kind, Text] = {
    "text-lost": Text("少了一段", "passage lost"),
    "text-changed": Text("文字变了", "words changed"),
    "text-added": Text("多了一段", "passage added"),
    "moved": Text("换了位置", "moved"),
    "picture-lost": Text("少了图片", "picture lost"),
    "picture-added": Text("多了图片", "picture added"),
    "alt-lost": Text("图片说明没了", "the picture's description is lost"),
    "link-changed": Text("链接变了", "link changed"),
    "colour": Text("颜色变了", "colour changed"),
    "weight": Text("粗体变了", "bold type changed"),
    "role": Text("标题或表格变了", "heading or table changed"),
    "field": Text("文章信息变了", "the article's data changed"),
}
_SIMILAR = 0.5
"""From this share of equal characters on, two passages count as one that was changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference."""

    kind: Kind
    number: int
    """Of the passage in the first reading, from 1; of what was added, of the passage before it. 0: no passage."""
    before: str
    after: str

    def text(self, language: Language) -> str:
        """One line."""
        head = _WORDS[self.kind][language]
        if self.number:
            head = f"[{self.number}] {head}"
        colon, arrow = ("：" if language == "zh" else ": "), " → "
        parts = (self.before, self.after)
        if self.kind == "text-changed":
            parts = _apart(self.before, self.after)
        return head + colon + arrow.join(part for part in map(_short, parts) if part)


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What the second reading lost, changed, moved or added, in the order of the first."""
    matcher = difflib.SequenceMatcher(None, [p.name for p in before], [p.name for p in after], autojunk=False)
    found: list[Change] = []
    lost: list[tuple[int, Passage]] = []
    added: list[tuple[int, Passage]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            for step in range(j - i):
                found += _looks(i + step + 1, before[i + step], after[k + step])
            continue
        gone, come = list(enumerate(before[i:j], i + 1)), [(i, p) for p in after[k:m]]
        for number, old in list(gone):
            new = _most_similar(old, [p for _, p in come])
            if new is not None:
                gone.remove((number, old))
                come.remove((i, new))
                found.append(Change("text-changed", number, old.text, new.text))
        lost += gone
        added += come
    for number, old in list(lost):
        place = next((one for one in added if one[1].name == old.name), None)
        if place is not None:
            added.remove(place)
            lost.remove((number, old))
            found.append(Change("moved", number, _said(old), ""))
            found += _looks(number, old, place[1])
    found += [Change("picture-lost" if p.picture else "text-lost", n, _said(p), "") for n, p in lost]
    found += [Change("picture-added" if p.picture else "text-added", n, "", _said(p)) for n, p in added]
    return tuple(sorted(found, key=lambda change: change.number))


def field_changes(before: Iterable[tuple[str, str]], after: dict[str, str]) -> Iterator[Change]:
    """Differences between fields by name; one that is not given back counts as empty."""
    for name, value in before:
        if after.get(name, "") != value:
            yield Change("field", 0, f"{name}={value}", after.get(name, "") or "–")


def _most_similar(old: Passage, among: list[Passage]) -> Passage | None:
    if old.picture:
        return None
    rated = [
        (difflib.SequenceMatcher(None, old.text, p.text, autojunk=False).ratio(), -n, p)
        for n, p in enumerate(among)
        if not p.picture
    ]
    best = max(rated, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= _SIMILAR else None


def _looks(number: int, old: Passage, new: Passage) -> Iterator[Change]:
    """Differences of two passages that say the same: each character's look is compared, whatever the runs are."""
    if old.alt != new.alt:
        yield Change("alt-lost", number, old.alt, new.alt)
    if old.role != new.role:
        yield Change("role", number, old.text, new.role or "p")
    seen: set[tuple[Kind, str, str]] = set()
    for (character, first), (_, second) in zip(_characters(old), _characters(new), strict=False):
        if character.isspace():
            continue
        kind: Kind
        for kind, was, now in (
            ("colour", _colours(first), _colours(second)),
            ("weight", first.heavy, second.heavy),
            ("link-changed", first.link, second.link),
        ):
            if was != now and (kind, str(was), str(now)) not in seen:
                seen.add((kind, str(was), str(now)))
                if kind == "weight":
                    yield Change(kind, number, first.text, "")
                else:
                    yield Change(kind, number, f"{_short(first.text)} {was}", f"{now or '–'}")


def _characters(passage: Passage) -> Iterator[tuple[str, Run]]:
    for run in passage.runs:
        for character in run.text:
            yield character, run


def _colours(run: Run) -> str:
    return " / ".join(part or "–" for part in (run.colour, run.ground, run.frame))


def _said(passage: Passage) -> str:
    return f"{passage.picture} {passage.alt}".strip() if passage.picture else passage.text


def _apart(before: str, after: str, around: int = 12) -> tuple[str, str]:
    """Both texts cut to where they differ, with a few characters around it."""
    shared = len(posixpath.commonprefix((before, after)))
    rest = min(len(before), len(after)) - shared
    tail = min(rest, len(posixpath.commonprefix((before[::-1], after[::-1]))))
    start = max(0, shared - around)

    def cut(text: str) -> str:
        end = min(len(text), len(text) - tail + around)
        return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")

    return cut(before), cut(after)


def _short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
