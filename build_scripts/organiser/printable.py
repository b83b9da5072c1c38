"""The words of a roster and of an organiser's values → Trouble where the fonts lack a character of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_scripts.diagnostics import Trouble
from build_scripts.fonts import FontMissing, characters
from build_scripts.model import Participant, Text, Workshop


def must_be_printable(
    people: tuple[Participant, ...], definition: Workshop, fonts: Path, cache_dir: Path
) -> None:
    """Trouble, with row numbers, when the fonts lack a character: a name must not be printed with a gap in it."""
    try:
        known = characters(fonts, cache_dir)
    except FontMissing as error:
        raise Trouble("S002", problem=str(error)) from None

    def lacks(text: str) -> bool:
        return any(ord(sign) not in known for sign in text if not sign.isspace())

    for name, value in definition.values:
        if lacks(value.zh + value.en):
            problem = (
                f"字段 {name} 的值有字体里没有的字 / the value of {name} has a character that no font has"
            )
            raise Trouble("S006", job="kit", problem=problem)
    found = [
        (person.row, column)
        for person in people
        for column, text in _printed(person, definition)
        if lacks(text)
    ]
    if found:
        columns = tuple(dict.fromkeys(column for _, column in found))
        raise Trouble(
            "R925",
            rows=", ".join(dict.fromkeys(str(row) for row, _ in found)),
            columns_zh="、".join(column.zh for column in columns),
            columns_en=", ".join(column.en for column in columns),
        )


def _printed(person: Participant, definition: Workshop) -> Iterator[tuple[Text, str]]:
    """(column, what is printed of it)."""
    yield Text("姓名", "the name"), person.name
    yield Text("英文名", "the other name"), person.name_other
    yield Text("单位", "the organisation"), person.organisation
    yield Text("桌号", "the table"), person.table
    yield Text("需要", "the needs"), person.needs
    labels = {field.id: field.label for field in definition.fields}
    for name, value in person.fields:
        yield labels.get(name, Text(name, name)), value
