"""The banks of a lesson in both languages become an XLSForm: the same questions before and after, without names.

Two answers of one person are joined by a number that is printed on a slip in two halves, or comes in a link
(``?d[pair]=17``). The form holds no key: the choices are shuffled and named by letters; ``survey_key`` gives the key
apart, for those who reckon.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.shuffle import Marked, in_order
from build_scripts.channels.bank.wording import WORDING, Wording
from build_scripts.model import Language
from build_scripts.render.workbook import Table, workbook

COLUMNS: dict[Language, str] = {"zh": "中文 (zh)", "en": "English (en)"}
_VERSION = "form"
_SURVEY = ("type", "name", "required", "relevant", "constraint", "appearance", "calculation")
_LARGEST_PAIR = 9999


def survey(banks: tuple[Bank, Bank], first: Language) -> bytes:
    """The XLSX; ``banks`` are the Chinese and the English one, ``first`` the language that opens."""
    own = next(bank for bank in banks if bank.language == first)
    heads = tuple(f"label::{COLUMNS[bank.language]}" for bank in banks)
    told = tuple(f"constraint_message::{COLUMNS[bank.language]}" for bank in banks)
    settings = {
        "form_title": f"{own.programme.name} · {own.title}",
        "form_id": f"{own.programme.id}_{_name(own.lesson)}_{own.edition.region.lower()}",
        "version": own.edition.code,
        "default_language": COLUMNS[first],
    }
    return workbook(
        (
            Table("survey", ((*_SURVEY, *heads, *told), *_rows(banks))),
            Table("choices", (("list_name", "name", *heads), *_choices(banks))),
            Table("settings", (tuple(settings), tuple(settings.values()))),
        ),
        settings["form_title"],
        first,
    )


def survey_key(bank: Bank) -> bytes:
    """A table for those who reckon: each column of the answers, its right value, its points, and the form's version;
    UTF-8 with its mark."""
    w = WORDING[bank.language]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow((w.column_field, w.column_stem, w.column_right, w.column_right_words, w.points, w.edition))
    for one in in_order(bank.items, _VERSION):
        for row in _key_rows(one, w):
            table.writerow((*row, bank.edition.code))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _key_rows(one: Marked, w: Wording) -> Iterator[tuple[str, ...]]:
    """Field, question, right values, the same in words, points."""
    field, item = _field(one), one.item
    if item.type == "open":
        yield field, item.stem, "", item.answer, str(item.points)
    elif item.pairs:
        for place, (letter, pair) in enumerate(zip(one.letters, item.pairs, strict=True), start=1):
            yield f"{field}_{place}", pair.left, letter.lower(), pair.right, "1"
    else:
        right = [option for option in one.asked.options if option.letter in one.letters]
        values = " ".join(option.letter.lower() for option in right)
        yield field, item.stem, values, w.stop.join(option.text for option in right), str(item.points)


def _rows(banks: tuple[Bank, Bank]) -> Iterator[tuple[str, ...]]:
    w = tuple(WORDING[bank.language] for bank in banks)
    yield _row("note", "about", w, lambda words: words.survey_about)
    yield _row("select_one wave", "wave", w, lambda words: words.survey_wave, required="yes")
    yield _row("hidden", "pair")
    yield _row(
        "integer",
        "pair_typed",
        w,
        lambda words: words.survey_pair,
        required="yes",
        relevant="${pair} = ''",
        constraint=f". >= 1 and . <= {_LARGEST_PAIR}",
        message=True,
    )
    yield _row("calculate", "pair_number", calculation="if(${pair} = '', ${pair_typed}, ${pair})")
    for marked in zip(*(in_order(bank.items, _VERSION) for bank in banks), strict=True):
        yield from _question(marked)
    yield _row("note", "thanks", w, lambda words: words.survey_thanks)


def _question(marked: tuple[Marked, ...]) -> Iterator[tuple[str, ...]]:
    one = marked[0]
    labels = tuple(other.item.stem for other in marked)
    field = _field(one)
    if one.item.type == "open":
        yield _labelled("text", field, labels, appearance="multiline")
    elif one.item.pairs:
        yield _labelled("begin_group", field, labels, appearance="field-list")
        for place in range(len(one.item.pairs)):
            sides = tuple(other.asked.lefts[place] for other in marked)
            yield _labelled(f"select_one {field}", f"{field}_{place + 1}", sides)
        yield _row("end_group", field)
    else:
        kind = "select_multiple" if one.item.type == "multiple" else "select_one"
        yield _labelled(f"{kind} {field}", field, labels)


def _choices(banks: tuple[Bank, Bank]) -> Iterator[tuple[str, ...]]:
    w = tuple(WORDING[bank.language] for bank in banks)
    yield ("wave", "before", *(words.survey_before for words in w))
    yield ("wave", "after", *(words.survey_after for words in w))
    for marked in zip(*(in_order(bank.items, _VERSION) for bank in banks), strict=True):
        shown = [one.asked.rights if one.item.pairs else one.asked.options for one in marked]
        for answers in zip(*shown, strict=True):
            yield (_field(marked[0]), answers[0].letter.lower(), *(answer.text for answer in answers))


def _row(
    kind: str,
    name: str,
    wordings: tuple[Wording, ...] = (),
    label: Callable[[Wording], str] | None = None,
    *,
    required: str = "",
    relevant: str = "",
    constraint: str = "",
    calculation: str = "",
    message: bool = False,
) -> tuple[str, ...]:
    labels = tuple(label(words) for words in wordings) if label is not None else ("", "")
    told = tuple(words.survey_pair_wrong.format(_LARGEST_PAIR) for words in wordings) if message else ("", "")
    return (kind, name, required, relevant, constraint, "", calculation, *labels, *told)


def _labelled(kind: str, name: str, labels: tuple[str, ...], *, appearance: str = "") -> tuple[str, ...]:
    return (kind, name, "", "", "", appearance, "", *labels, "", "")


def _field(one: Marked) -> str:
    return f"q{one.item.number:02}_{_name(one.item.question)}"


def _name(text: str) -> str:
    return text.replace("-", "_").replace(".", "_")
