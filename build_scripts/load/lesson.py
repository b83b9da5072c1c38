"""A lesson folder (zh.md, en.md, quiz.yml, figures.yml, pictures/) becomes a Lesson's texts, quiz and figures."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import (
    Fields,
    Node,
    findings_at,
    parse,
    read_text,
    read_yaml,
    relative,
)
from build_scripts.model import (
    Block,
    Language,
    LessonText,
    Location,
    Option,
    Pair,
    Picture,
    Question,
    QuestionType,
    Text,
)

QUESTION_TYPES: tuple[str, ...] = get_args(QuestionType)
_OPEN = re.compile(r"///\s*(?P<kind>[^\s|/]+)\s*(?:\|\s*(?P<title>.*?))?\s*$")
_CLOSE = re.compile(r"///\s*$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_OPTION = re.compile(r"    \S")


@dataclass(slots=True)
class _Opened:
    """A block being read."""

    kind: str
    title: str
    line: int
    options: Fields | None = None
    body_line: int = 0


def load_lesson_text(path: Path, language: Language, root: Path, findings: Findings) -> LessonText | None:
    """One language of a lesson; None when the file cannot be read."""
    text = read_text(path, root, findings)
    if text is None:
        return None
    where = relative(path, root)
    lines = text.split("\n")
    front, first = _front_matter(lines, where, findings)
    title = summary = ""
    goals: tuple[str, ...] = ()
    marks: list[tuple[str, Location]] = []
    if front is not None:
        fields = front.fields("title", "summary", "goals")
        title = fields.must("title", Node.str, "")
        summary = fields.must("summary", Node.str, "")
        goals = fields.must("goals", Node.strings, ())
        for key in ("title", "summary"):
            node = fields.optional(key)
            if node is not None:
                marks.append((key, node.location))
        goals_node = fields.optional("goals")
        if goals_node is not None:
            marks.extend((f"goals.{i}", n.location) for i, n in enumerate(goals_node.list()))
    blocks = split_blocks(lines, first, where, findings)
    return LessonText(language, title, summary, goals, blocks, Location(where, 1), tuple(marks))


def _front_matter(lines: list[str], path: str, findings: Findings) -> tuple[Node | None, int]:
    """The YAML between two lines ``---`` and the index of the line after it."""
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        findings.add("L512", Location(path, 1))
        return None, 0
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    node = parse("\n".join(lines[1:end]), Location(path, 2), findings)
    if node is None and not findings_at(findings, path):
        findings.add("L512", Location(path, 1))
    return node, end + 1


def split_blocks(lines: list[str], first: int, path: str, findings: Findings) -> tuple[Block, ...]:
    """Typed blocks and the prose between them, in order; ``first`` is the index of the first body line."""
    blocks: list[Block] = []
    opened: _Opened | None = None
    fence = ""
    start = first

    def close(end: int) -> None:
        body = lines[start:end]
        while body and not body[-1].strip():
            body.pop()
        skipped = 0
        while body and not body[0].strip():
            body.pop(0)
            skipped += 1
        if opened is not None or body:
            blocks.append(_block(opened, "\n".join(body), start + skipped + 1, path))

    i = first
    while i < len(lines):
        line = lines[i]
        mark = _FENCE.match(line.strip())
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark.group(1)
        head = None if fence else _OPEN.match(line)
        if head:
            if opened is not None:
                findings.add("L507", Location(path, opened.line), block=opened.kind)
            close(i)
            opened = _Opened(head.group("kind"), (head.group("title") or "").strip(), i + 1)
            end = i + 1
            while end < len(lines) and _OPTION.match(lines[end]):
                end += 1
            if end > i + 1:
                node = parse("\n".join(lines[i + 1 : end]), Location(path, i + 2), findings)
                if node is not None:
                    opened.options = node.fields(
                        "channels", "audiences", "settings", "may-drop", "minutes", "materials"
                    )
            start, i = end, end
            continue
        if not fence and _CLOSE.match(line):
            if opened is None:
                findings.add("L509", Location(path, i + 1))
                close(i)
            else:
                close(i)
                opened = None
            start = i + 1
        i += 1
    if opened is not None:
        findings.add("L507", Location(path, opened.line), block=opened.kind)
    close(len(lines))
    return tuple(blocks)


def _block(opened: _Opened | None, body: str, body_line: int, path: str) -> Block:
    if opened is None:
        return Block("prose", "", body, None, (), None, "", Location(path, body_line), body_line)
    channels: tuple[str, ...] | None = None
    audiences: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    may_drop = False
    minutes: int | None = None
    materials = ""
    if opened.options is not None:
        channels = opened.options.get("channels", Node.strings, None)
        audiences = opened.options.get("audiences", Node.strings, ())
        settings = opened.options.get("settings", Node.strings, ())
        may_drop = opened.options.get("may-drop", Node.bool, False)
        minutes = opened.options.get("minutes", Node.int, None)
        materials = opened.options.get("materials", Node.str, "")
    return Block(
        opened.kind,
        opened.title,
        body,
        channels,
        audiences,
        minutes,
        materials,
        Location(path, opened.line),
        body_line,
        settings,
        may_drop,
    )


def load_quiz(path: Path, root: Path, findings: Findings) -> tuple[Question, ...]:
    """The questions in file order; none when there is no file."""
    if not path.is_file():
        return ()
    top = read_yaml(path, root, findings)
    return tuple(_question(node) for node in top.list()) if top is not None else ()


def _question(node: Node) -> Question:
    fields = node.fields("id", "type", "goal", "facts", "ask", "options", "pairs", "answer", "explain")
    kind = cast(QuestionType, fields.must("type", lambda n: n.choice(*QUESTION_TYPES), "open"))
    options = tuple(_option(n) for n in fields.get("options", Node.list, []))
    pairs = tuple(_pair(n) for n in fields.get("pairs", Node.list, []))
    answer: bool | Text | None = None
    if kind == "true-false":
        answer = fields.must("answer", Node.bool, False)
    elif kind == "open":
        answer = fields.must("answer", Node.text, Text("", ""))
    question = Question(
        id=fields.must("id", Node.str, ""),
        type=kind,
        goal=fields.must("goal", Node.int, 1),
        facts=fields.get("facts", Node.strings, ()),
        ask=fields.must("ask", Node.text, Text("", "")),
        options=options,
        pairs=pairs,
        answer=answer,
        explain=fields.must("explain", Node.text, Text("", "")),
        location=node.location,
    )
    problem = _quiz_problem(question)
    if problem is not None:
        node.findings.add("Q801", node.location, id=question.id, problem_zh=problem[0], problem=problem[1])
    return question


def _quiz_problem(question: Question) -> tuple[str, str] | None:
    right = sum(option.right for option in question.options)
    if question.type == "single" and (right != 1 or len(question.options) < 2):
        return "单选题要有且只有一个正确选项", "needs at least two options and exactly one right"
    if question.type == "multiple" and (right < 1 or len(question.options) < 3):
        return "多选题至少三个选项，其中至少一个正确", "needs at least three options, one or more right"
    ends = [option.last for option in question.options]
    if ends != sorted(ends) or (ends and all(ends)):
        return "写了 last: true 的选项要排在其他选项后面", "options with 'last: true' come after the others"
    if question.type == "matching" and len(question.pairs) < 2:
        return "配对题至少两对", "needs at least two pairs"
    return None


def _option(node: Node) -> Option:
    fields = node.fields("zh", "en", "right", "last")
    return Option(
        fields.text(node), fields.get("right", Node.bool, False), fields.get("last", Node.bool, False)
    )


def _pair(node: Node) -> Pair:
    fields = node.fields("left", "right")
    nothing = Text("", "")
    return Pair(fields.must("left", Node.text, nothing), fields.must("right", Node.text, nothing))


def load_pictures(folder: Path, root: Path, findings: Findings) -> tuple[Picture, ...]:
    """The lesson's own pictures by name."""
    pictures = []
    for path in sorted((folder / "pictures").glob("*")):
        if path.suffix.lower() not in {".svg", ".png", ".jpg", ".jpeg"}:
            continue
        where = relative(path, root)
        try:
            pictures.append(Picture(where, hashlib.sha256(path.read_bytes()).hexdigest()))
        except OSError as error:
            findings.add("Y109", Location(where, 1), problem=error.strerror or type(error).__name__)
    return tuple(pictures)
