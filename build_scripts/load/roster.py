"""A CSV list of participants, as an organiser keeps it, becomes Participants.

A roster is personal data: it is read here, rendered, and never stored, logged or put into a manifest. Messages name
rows, never people.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.yaml_source import relative
from build_scripts.model import Language, Location, Participant

# Heading as people write it → our field.
_HEADINGS = {
    "name": "name",
    "姓名": "name",
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
    "table": "table",
    "桌号": "table",
    "language": "language",
    "语言": "language",
    "needs": "needs",
    "需要": "needs",
    "特殊需要": "needs",
}
PUBLICS = {
    "workers": ("劳动者", "工人", "workers", "worker"),
    "students": ("学生", "即将就业的学生", "students", "student"),
    "employers": ("用人单位", "雇主", "employers", "employer"),
    "unions": ("工会", "unions", "union"),
    "authorities": ("地方部门", "地方部门和一线人员", "政府部门", "authorities", "local authorities"),
    "universities-citizens": (
        "高校",
        "高校和手机用户",
        "universities",
        "university",
        "universities-citizens",
    ),
}
_PUBLIC_OF = {word: public for public, words in PUBLICS.items() for word in words}


def load_roster(path: Path, root: Path, findings: Findings) -> tuple[Participant, ...]:
    """The rows of a CSV file in UTF-8 or GB18030, in order; findings carry row numbers."""
    where = relative(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        findings.add("R904", Location(where, 1), problem=error.strerror or type(error).__name__)
        return ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            findings.add("R904", Location(where, 1), problem="UTF-8 / GB18030")
            return ()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        findings.add("R904", Location(where, 1), problem=str(error))
        return ()
    return _participants(rows, where, findings)


def _participants(rows: list[list[str]], where: str, findings: Findings) -> tuple[Participant, ...]:
    if not rows:
        findings.add("R904", Location(where, 1), problem="empty")
        return ()
    columns = [_HEADINGS.get(heading.strip().lower(), "") for heading in rows[0]]
    missing = [column for column in ("name", "public") if column not in columns]
    for column in missing:
        findings.add(
            "R901",
            Location(where, 1),
            column=column,
            known="姓名/name, 英文名/other name, 类别/public, 单位/organisation, 桌号/table, 语言/language, 需要/needs",
        )
    if missing:
        return ()
    people: list[Participant] = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
        public = _PUBLIC_OF.get(cells.get("public", "").lower())
        if not cells.get("name"):
            findings.add("R903", Location(where, number), row=number)
            continue
        if public is None:
            known = ", ".join(f"{words[0]}/{public_id}" for public_id, words in PUBLICS.items())
            findings.add(
                "R902", Location(where, number), row=number, value=cells.get("public", ""), known=known
            )
            continue
        language: Language = (
            "en" if cells.get("language", "").lower() in {"en", "英文", "英语", "english"} else "zh"
        )
        people.append(
            Participant(
                name=cells["name"],
                name_other=cells.get("name_other", ""),
                public=public,
                organisation=cells.get("organisation", ""),
                table=cells.get("table", ""),
                language=language,
                needs=cells.get("needs", ""),
            )
        )
    return tuple(people)
