"""A CSV list of participants, as an organiser keeps it, becomes Participants.

A roster is personal data: it is read here, rendered, and never stored, logged or put into a manifest. Messages name
rows, never people.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import relative
from build_scripts.model import Language, Location, Participant

# Heading as people write it → our field.
_HEADINGS = {
    "name": "name",
    "姓名": "name",
    "中文名": "name",
    "name in the other script": "name_other",
    "other name": "name_other",
    "name_other": "name_other",
    "英文名": "name_other",
    "另一种文字的姓名": "name_other",
    "public": "public",
    "category": "public",
    "类别": "public",
    "读者群": "public",
    "organisation": "organisation",
    "organization": "organisation",
    "单位": "organisation",
    "工作单位": "organisation",
    "table": "table",
    "桌号": "table",
    "桌": "table",
    "language": "language",
    "语言": "language",
    "needs": "needs",
    "需要": "needs",
    "特殊需要": "needs",
}
_KNOWN_HEADINGS = (
    "姓名/name, 英文名/other name, 类别/public, 单位/organisation, 桌号/table, 语言/language, 需要/needs"
)
PUBLICS = {
    "workers": ("劳动者", "工人", "外来务工人员", "务工人员", "农民工", "农民", "workers", "worker"),
    "students": (
        "学生",
        "即将就业的学生",
        "students",
        "student",
        "students entering work",
    ),
    "employers": ("用人单位", "雇主", "企业", "employers", "employer"),
    "unions": ("工会", "unions", "union", "labour unions", "labour union"),
    "authorities": (
        "地方部门",
        "地方部门和一线人员",
        "政府部门",
        "一线人员",
        "authorities",
        "authority",
        "local authorities",
        "local authorities and front-line staff",
    ),
    "universities-citizens": (
        "高校",
        "市民和高校师生",
        "市民",
        "高校和手机用户",
        "市民",
        "universities",
        "university",
        "citizens",
        "universities-citizens",
        "universities and citizens on phones",
    ),
}
_PUBLIC_OF = {word: public for public, words in PUBLICS.items() for word in words}
_ENGLISH = {"en", "eng", "english", "英", "英文", "英语"}
_TABLE = re.compile(r"(?:第|table|no\.?|#|\s)*([0-9]{1,3})(?:号|桌|\s)*", re.IGNORECASE)
_SEPARATORS = ",\t;，"
HIDDEN = "…"
"""Stands for a cell's text in messages about a real roster: a shifted column may hold a name."""


def load_roster(
    path: Path, root: Path, findings: Findings, *, private: bool = False
) -> tuple[Participant, ...]:
    """The rows of a CSV file in UTF-8 or GB18030 (or UTF-16, as spreadsheets save it), in order.

    Findings carry row numbers as the spreadsheet counts them. With ``private``, they quote nothing of the file.
    """
    where = relative(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        findings.add("R904", Location(where, 1), problem=error.strerror or type(error).__name__)
        return ()
    text = _decoded(data)
    if text is None:
        findings.add("R904", Location(where, 1), problem="UTF-8 / GB18030")
        return ()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error as error:
        findings.add("R904", Location(where, 1), problem=str(error))
        return ()
    return _participants(rows, where, findings, private=private)


def _decoded(data: bytes) -> str | None:
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str) -> str:
    """The sign that parts the headings: spreadsheets write commas, tabs or semicolons as their country wants."""
    headings = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=headings.count)


def _participants(
    rows: list[list[str]], where: str, findings: Findings, *, private: bool
) -> tuple[Participant, ...]:
    first = next((number for number, row in enumerate(rows) if any(_clean(cell) for cell in row)), None)
    if first is None:
        findings.add("R904", Location(where, 1), problem="empty")
        return ()
    columns = [_HEADINGS.get(_clean(heading).lower(), "") for heading in rows[first]]
    missing = [column for column in ("name", "public") if column not in columns]
    for column in missing:
        findings.add("R901", Location(where, first + 1), column=column, known=_KNOWN_HEADINGS)
    if missing:
        return ()
    people: list[Participant] = []
    for number, row in enumerate(rows[first + 1 :], first + 2):
        if not any(_clean(cell) for cell in row):
            continue
        cells = {column: _clean(cell) for column, cell in zip(columns, row, strict=False) if column}
        public = _PUBLIC_OF.get(cells.get("public", "").lower())
        if not cells.get("name"):
            findings.add("R903", Location(where, number), row=number)
            continue
        if public is None:
            known = ", ".join(f"{words[0]}/{public_id}" for public_id, words in PUBLICS.items())
            value = HIDDEN if private else cells.get("public", "")
            findings.add("R902", Location(where, number), row=number, value=value, known=known)
            continue
        language: Language = "en" if cells.get("language", "").lower() in _ENGLISH else "zh"
        people.append(
            Participant(
                name=cells["name"],
                name_other=cells.get("name_other", ""),
                public=public,
                organisation=cells.get("organisation", ""),
                table=_table(cells.get("table", "")),
                language=language,
                needs=cells.get("needs", ""),
                row=number,
            )
        )
    return tuple(people)


def _clean(cell: str) -> str:
    """Without the spaces and invisible signs that spreadsheets and chat programs leave; line breaks become spaces."""
    visible = "".join(c for c in cell if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    return " ".join(visible.split())


def _table(cell: str) -> str:
    """第3桌, Table 3 and ３ are all table 3; other names stay."""
    narrow = unicodedata.normalize("NFKC", cell)
    match = _TABLE.fullmatch(narrow)
    return str(int(match[1])) if match is not None else cell
