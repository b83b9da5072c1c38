"""Reads GIFT as Moodle's documentation of the format describes it; written apart from the writer, for tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class GiftQuestion:
    """A question as a platform would hold it."""

    name: str
    stem: str
    kind: str
    answers: list[tuple[float, str]] = field(default_factory=list)
    """Share of the points in per cent and text."""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    true: bool | None = None
    feedback: str = ""


def read_gift(text: str) -> tuple[str, list[GiftQuestion]]:
    """The category and the questions. ValueError where the text is no GIFT."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    category, found = "", []
    for block in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        block = block.strip()
        if not block:
            continue
        if block.startswith("$CATEGORY:"):
            category = block.removeprefix("$CATEGORY:").strip()
            continue
        found.append(_question(block))
    return category, found


def _find(text: str, sign: str, start: int = 0) -> int:
    """Where a sign stands that no backslash takes the meaning from; -1 where it does not."""
    at = start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text.startswith(sign, at):
            return at
        at += 1
    return -1


def _plain(text: str) -> str:
    """Without backslashes; a sign that would mean something and has none is an error."""
    bare = re.sub(r"\\.", "", text)
    if re.search(r"[~=#{}]", bare):
        raise ValueError(f"a sign wants its backslash: {text!r}")
    return re.sub(r"\\([~=#{}:\\])", r"\1", text).strip()


def _question(block: str) -> GiftQuestion:
    if not block.startswith("::"):
        raise ValueError(f"no name: {block[:40]!r}")
    end = _find(block, "::", 2)
    name, rest = _plain(block[2:end]), block[end + 2 :].strip()
    if not rest.startswith("[plain]"):
        raise ValueError("no format")
    rest = rest.removeprefix("[plain]")
    opening, closing = _find(rest, "{"), _find(rest, "}")
    if opening < 0 or closing < opening or rest[closing + 1 :].strip():
        raise ValueError(f"braces of {name}")
    stem, inside = _plain(rest[:opening]), rest[opening + 1 : closing].strip()
    feedback = ""
    mark = _find(inside, "####")
    if mark >= 0:
        inside, feedback = inside[:mark].strip(), _plain(inside[mark + 4 :])
    question = GiftQuestion(name, stem, "essay", feedback=feedback)
    if inside in {"T", "TRUE", "F", "FALSE"}:
        question.kind, question.true = "truefalse", inside.startswith("T")
    elif inside:
        _answers(inside, question)
    return question


def _answers(inside: str, question: GiftQuestion) -> None:
    cuts = sorted(
        at
        for at in range(len(inside))
        if inside[at] in "=~" and _find(inside, inside[at], at) == at and _free(inside, at)
    )
    if not cuts or inside[: cuts[0]].strip():
        raise ValueError(f"answers of {question.name}")
    parts = [inside[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(inside)], strict=True)]
    if all(part.startswith("=") and "->" in part for part in parts):
        question.kind = "matching"
        for part in parts:
            left, right = part[1:].split("->")
            question.pairs.append((_plain(left), _plain(right)))
        if len(parts) < 2:
            raise ValueError("too few pairs")
        return
    question.kind = "multichoice"
    for part in parts:
        weight = 100.0 if part[0] == "=" else 0.0
        words = part[1:]
        share = re.match(r"%(-?[\d.]+)%", words)
        if share:
            weight, words = float(share[1]), words[share.end() :]
        question.answers.append((weight, _plain(words)))


def _free(text: str, at: int) -> bool:
    """Whether the backslashes before a sign leave it its meaning."""
    before = len(text[:at]) - len(text[:at].rstrip("\\"))
    return before % 2 == 0
