"""A list of participants, as an organiser keeps it, becomes Participants.

A roster is personal data: it is read here, rendered, and never stored, logged or put into a manifest. Messages name
rows, never people.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.load.own_fields import canonical, expected, field_of_heading
from build_scripts.load.personal_numbers import personal_kinds
from build_scripts.load.roster_table import Cell, Row, Sheet, Unreadable, read_sheets
from build_scripts.load.roster_words import (
    COLUMN_NAMES,
    KNOWN_HEADINGS,
    NEED_WORDS,
    NUMBER_KINDS,
    PUBLICS,
    clean,
    column_of,
    language_of,
    none_meant,
    public_of,
    table_of,
    yes_or_no,
)
from build_scripts.load.yaml_source import relative
from build_scripts.model import CustomField, Language, Location, Participant

HIDDEN = "…"
"""Stands for a cell's text in messages about a real roster: a shifted column may hold a name."""
MOST_PEOPLE = 1000
"""In one roster; a workshop has 50, and sheets for thousands are a list of everybody, not of those who come."""
LONGEST_NAME = 40
"""Chinese characters, or twice as many letters: what a badge can hold."""
_HEADING_WITHIN = 30
"""Rows from the top among which the headings are looked for, below titles and notes."""
_TOTALS = {"合计", "总计", "小计", "共计", "total", "sum"}
_FORMULA_SIGNS = "=+-@＝＋－＠"
_PARTS = re.compile(r"[,，、;；/\n]+")
_ROW = re.compile(r"(?:第|row|no\.?)?\s*([0-9]{1,5})\s*(?:行|号)?", re.IGNORECASE)


def load_roster(
    path: Path,
    root: Path,
    findings: Findings,
    *,
    private: bool = False,
    fields: tuple[CustomField, ...] = (),
) -> tuple[Participant, ...]:
    """The people of a CSV (UTF-8, GB18030 or UTF-16) or XLSX, in order, with what the columns of ``fields`` say.

    Findings carry row numbers as the spreadsheet counts them. With ``private``, they quote nothing of the file, and
    personal numbers are refused (the checks of the source look for those of samples).
    """
    reading = _Reading(relative(path, root), findings, private, fields)
    try:
        sheets = read_sheets(path.read_bytes())
    except OSError as error:
        reading.add("R904", 1, problem=error.strerror or type(error).__name__)
        return ()
    except Unreadable as error:
        reading.add("R904", error.row, problem=str(error))
        return ()
    return reading.people(sheets)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row with its cells by column, cleaned."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one file; collects what is wrong with it."""

    where: str
    findings: Findings
    private: bool
    fields: tuple[CustomField, ...]

    def add(self, code: str, at: int, /, **values: object) -> None:
        self.findings.add(code, Location(self.where, at), **values)

    def people(self, sheets: tuple[Sheet, ...]) -> tuple[Participant, ...]:
        found = self._table(sheets)
        if found is None:
            return ()
        rows, columns = found
        if self.private:
            self._personal(rows[0].number, rows)
        entries = tuple(self._entries(rows[1:], columns))
        if len(entries) > MOST_PEOPLE:
            self.add("R916", rows[0].number, count=len(entries), most=MOST_PEOPLE)
            return ()
        self._unknown_publics(entries)
        people = tuple(person for entry in entries if (person := self._person(entry)) is not None)
        self._twice(people)
        by_row = {entry.number: entry for entry in entries}
        return self._paired(people, by_row)

    # --- the table

    def _table(self, sheets: tuple[Sheet, ...]) -> tuple[tuple[Row, ...], tuple[str, ...]] | None:
        """The row of headings with those below it, and the columns' names; None after a finding."""
        best = [(_headings(sheet), sheet) for sheet in sheets]
        whole = [(index, sheet) for (index, known), sheet in best if known >= {"name", "public"}]
        if len(whole) > 1:
            numbers = ", ".join(str(sheet.number) for _, sheet in whole)
            self.add("R919", whole[0][1].rows[whole[0][0]].number, sheets=numbers)
            return None
        if whole:
            ((index, sheet),) = whole
        else:
            (index, _), sheet = max(best, key=lambda one: len(one[0][1]))
        rows = sheet.rows[index:]
        columns = tuple(self._column(cell.text) if not cell.merged else "" for cell in rows[0].cells)
        for column in (column for column in ("name", "public") if column not in columns):
            self.add("R901", rows[0].number, column=COLUMN_NAMES[column], known=KNOWN_HEADINGS)
        wanted = (field for field in self.fields if field.each and field.required and field.default is None)
        for column in (_FIELD + field.id for field in wanted if _FIELD + field.id not in columns):
            self.add("R901", rows[0].number, column=self._named(column), known=KNOWN_HEADINGS)
        twice = [column for column, count in Counter(columns).items() if column and count > 1]
        for column in twice:
            self.add("R914", rows[0].number, column=self._named(column))
        if twice or not whole:
            return None
        hidden = [row.number for row in rows[1:] if row.hidden and any(clean(c.text) for c in row.cells)]
        if hidden:
            self.add("R920", hidden[0], rows=_listed(hidden))
        return rows, columns

    def _column(self, heading: str) -> str:
        """Our column of a heading, or that of a field of the workshop; empty where it is neither."""
        field = field_of_heading(heading, self.fields)
        return column_of(heading) or (f"{_FIELD}{field.id}" if field is not None else "")

    def _named(self, column: str) -> str:
        """What a column is called in messages."""
        label = next((f.label for f in self.fields if column == _FIELD + f.id), None)
        return COLUMN_NAMES[column] if label is None else f"{label.zh}/{label.en}"

    def _personal(self, first: int, rows: tuple[Row, ...]) -> None:
        """R906, once for each kind of number and column: a column of phone numbers is one mistake."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for row in rows:
            for place, cell in enumerate(row.cells):
                for kind in personal_kinds(cell.text):
                    found[kind, place].append(row.number)
        for (kind, place), numbers in found.items():
            words = NUMBER_KINDS[kind]
            at = max(numbers[0], first)
            self.add("R906", at, rows=_listed(numbers), place=place + 1, kind_zh=words[0], kind_en=words[1])

    def _entries(self, rows: tuple[Row, ...], columns: tuple[str, ...]) -> Iterator[_Entry]:
        for row in rows:
            cells = dict(self._cells(row, columns))
            if not any(clean(c.text) for c in row.cells if not c.merged) or not any(cells.values()):
                continue
            texts = [column_of(cell.text) for cell in row.cells]
            if "name" in texts and "public" in texts:
                # Printed lists repeat their headings on each page.
                continue
            words = {clean(cell.text).strip(":： ").lower() for cell in row.cells}
            if words & _TOTALS and not cells.get("public"):
                continue
            yield _Entry(row.number, cells)

    def _cells(self, row: Row, columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for column, cell in zip(columns, row.cells, strict=False):
            if not column:
                continue
            text = clean(cell.text)
            if self._sound(row.number, column, cell, text):
                if column.startswith(_FIELD):
                    yield column, cell.text
                    continue
                # For a photograph, 否 and 无 are answers, and only an empty cell has not been asked yet.
                said = column == "name" or (column == "consent" and yes_or_no(text) is not None)
                yield column, "" if none_meant(text) and not said else text
            else:
                yield column, _BROKEN

    def _sound(self, number: int, column: str, cell: Cell, text: str) -> bool:
        """Whether a cell's text can be used; a finding where it cannot."""
        named, own = self._named(column), column.startswith(_FIELD)
        if cell.kind == "formula" or (text[:1] and text[0] in _FORMULA_SIGNS and not none_meant(text)):
            self.add("R905", number, row=number, column=named)
        elif cell.kind == "error":
            self.add("R922", number, row=number, column=named)
        elif (cell.kind == "date" and not own) or (column == "table" and _DATE.fullmatch(text)):
            self.add("R921", number, row=number, column=named)
        elif column == "name" and cell.merged:
            self.add("R915", number, row=number)
        elif (sign := _strange(column, text)) is not None:
            self.add("R910", number, row=number, column=named, sign=sign)
        else:
            return True
        return False

    # --- people

    def _unknown_publics(self, entries: tuple[_Entry, ...]) -> None:
        """R902, once for each word: a public that we call otherwise stands in many rows."""
        found: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            word, name = entry.cells.get("public", ""), entry.cells.get("name", "")
            if word != _BROKEN and name and not none_meant(name) and public_of(word) is None:
                found[word].append(entry.number)
        known = ", ".join(f"{words[0]}/{public_id}" for public_id, words in PUBLICS.items())
        for word, numbers in found.items():
            value = HIDDEN if self.private and word else word
            self.add("R902", numbers[0], rows=_listed(numbers), value=value, known=known)

    def _person(self, entry: _Entry) -> Participant | None:
        number, cells = entry.number, entry.cells
        name = cells.get("name", "")
        if not name or none_meant(name):
            self.add("R903", number, row=number)
            return None
        if _width(name) > LONGEST_NAME or _width(cells.get("name_other", "")) > LONGEST_NAME:
            self.add("R909", number, row=number, most=LONGEST_NAME)
            return None
        public = public_of(cells.get("public", ""))
        if public is None:
            return None
        return Participant(
            name=name,
            name_other=cells.get("name_other", ""),
            public=public,
            organisation=cells.get("organisation", ""),
            table=table_of(cells.get("table", "")),
            language=self._language(entry),
            needs=self._needs(entry),
            row=number,
            consent=self._yes_or_no(entry, "consent"),
            fields=tuple(self._own(entry)),
        )

    def _own(self, entry: _Entry) -> Iterator[tuple[str, str]]:
        """What the row says of the workshop's own fields; R923 for what does not fit, R924 for what is lacking."""
        for field in self.fields:
            text = entry.cells.get(_FIELD + field.id)
            if not field.each or text == _BROKEN or (text is None and field.required and not field.default):
                # A column that is missing altogether is one mistake and not one of each row.
                continue
            named = self._named(_FIELD + field.id)
            said = "" if text is None or (none_meant(text) and field.type not in _NONE_IS_SAID) else text
            value = canonical(field, said)
            if value is None:
                zh, en = expected(field)
                self.add("R923", entry.number, row=entry.number, column=named, expected_zh=zh, expected=en)
            elif value:
                yield field.id, value
            elif field.required and field.default is None:
                self.add("R924", entry.number, row=entry.number, column=named)

    def _language(self, entry: _Entry) -> Language:
        language = language_of(entry.cells.get("language", "").replace(_BROKEN, ""))
        if language is None:
            self.add("R917", entry.number, row=entry.number)
        return language or "zh"

    def _yes_or_no(self, entry: _Entry, column: str) -> bool | None:
        """None where nothing is said."""
        text = entry.cells.get(column, "")
        if not text or text == _BROKEN:
            return None
        said = yes_or_no(text)
        if said is None:
            self.add("R918", entry.number, row=entry.number, column=COLUMN_NAMES[column])
        return said

    def _needs(self, entry: _Entry) -> str:
        """What is written, and what a cross in a column of its own says."""
        parts = [entry.cells.get("needs", "")]
        for column, word in NEED_WORDS.items():
            if self._yes_or_no(entry, column) and word not in parts[0]:
                parts.append(word)
        diet = entry.cells.get("need:diet", "")
        if diet and yes_or_no(diet) is not False:
            parts.append(diet if yes_or_no(diet) is None else "忌口")
        return "、".join(part for part in parts if part and part != _BROKEN)

    def _twice(self, people: tuple[Participant, ...]) -> None:
        """R907 for a row that stands twice, R908 for people who share a name."""
        first: dict[str, Participant] = {}
        for person in people:
            key = unicodedata.normalize("NFKC", person.name).casefold().replace(" ", "")
            before = first.setdefault(key, person)
            if before is person:
                continue
            same = (before.public, before.organisation) == (person.public, person.organisation)
            self.add("R907" if same else "R908", person.row, row=person.row, first=before.row)

    # --- pairs

    def _paired(self, people: tuple[Participant, ...], entries: dict[int, _Entry]) -> tuple[Participant, ...]:
        rows_of: dict[str, list[int]] = defaultdict(list)
        for person in people:
            for name in {person.name, person.name_other} - {""}:
                rows_of[_key(name)].append(person.row)
        known = {person.row for person in people}
        paired = []
        for person in people:
            cells = entries[person.row].cells
            together, apart = (
                tuple(self._partners(person.row, cells.get(column, ""), column, rows_of, known))
                for column in ("together", "apart")
            )
            if set(together) & set(apart):
                self.add("R912", person.row, row=person.row)
            paired.append(replace(person, together=together, apart=apart))
        return tuple(paired)

    def _partners(
        self, row: int, cell: str, column: str, rows_of: dict[str, list[int]], known: set[int]
    ) -> Iterator[int]:
        for part in _PARTS.split("" if cell == _BROKEN else cell):
            word = part.strip()
            if not word:
                continue
            found = rows_of.get(_key(word), [])
            number = _ROW.fullmatch(word)
            if not found and number is not None and int(number[1]) in known:
                found = [int(number[1])]
            if len(found) == 1 and found[0] != row:
                yield found[0]
            else:
                self.add("R911", row, row=row, column=COLUMN_NAMES[column])


_FIELD = "field:"
"""Begins the name of a column that the workshop's own fields ask for."""
_NONE_IS_SAID = {"yes-no", "number"}
"""Types of fields for which 否 and 0 are answers."""
_BROKEN = "\0"
"""Stands in for the text of a cell that has a finding already."""
_DATE = re.compile(
    r"[0-9]{1,4}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,4}日?)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}"
)
_FORBIDDEN = set('<>{}[]|\\/=*_^~`$%#"“”;；')
_FORBIDDEN_TABLE = set('<>{}|\\/=*^~`$"')


def _headings(sheet: Sheet) -> tuple[int, frozenset[str]]:
    """The index of the row that looks most like headings, and the columns that it names."""
    best, known = 0, frozenset[str]()
    filled = False
    for index, row in enumerate(sheet.rows[:_HEADING_WITHIN]):
        columns = frozenset(column_of(cell.text) for cell in row.cells if not cell.merged) - {""}
        if (len(columns & {"name", "public"}), len(columns)) > (len(known & {"name", "public"}), len(known)):
            best, known = index, columns
        elif not known and not filled and any(clean(cell.text) for cell in row.cells):
            best, filled = index, True
    return best, known


def _strange(column: str, text: str) -> str | None:
    """The first sign that no name or table has, as U+1F600; emoji, private characters, markup and paths among them."""
    if column not in {"name", "name_other", "table", "organisation"}:
        return None
    forbidden = {"organisation": set("<>{}\\|"), "table": _FORBIDDEN_TABLE}.get(column, _FORBIDDEN)
    for sign in text:
        if sign in forbidden or unicodedata.category(sign) in {"So", "Sk", "Cs", "Co", "Cn"}:
            return f"U+{ord(sign):04X}"
    if ".." in text:
        return "U+002E U+002E"
    if column == "name" and text and not none_meant(text) and not any(c.isalpha() for c in text):
        return f"U+{ord(text[0]):04X}"
    return None


def _width(text: str) -> float:
    """In Chinese characters; a letter is half of one."""
    return sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.5 for c in text)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "")


def _listed(rows: list[int]) -> str:
    """2, 3, 4 … (48): the first ten, and how many there are."""
    shown = ", ".join(str(row) for row in rows[:10])
    return shown if len(rows) <= 10 else f"{shown} … ({len(rows)})"
