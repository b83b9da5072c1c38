"""Every format is read again by a reader that knows nothing of its writer, and says what the items say."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xmlschema
from lxml import etree
from pyxform.xls2xform import convert

from build_scripts.channels.bank import CHANNEL
from build_scripts.channels.bank.bank import Bank
from build_scripts.channels.bank.gift import feedback, gift
from build_scripts.channels.bank.items import Item
from build_scripts.channels.bank.mini_quiz import HOLDS, mini_quiz
from build_scripts.channels.bank.moodle import moodle
from build_scripts.channels.bank.qti_package import qti
from build_scripts.channels.bank.shuffle import in_order
from build_scripts.channels.bank.survey import COLUMNS, survey, survey_key
from build_scripts.leaks.answers import answers
from build_scripts.leaks.find import leaks
from build_scripts.model import LANGUAGES, Language
from build_scripts.render.press import Press
from build_scripts.render.workbook import Table, workbook
from tests.bank_examples import real_banks, real_jobs, real_world, small_bank
from tests.gift_reader import read_gift
from tests.golden import assert_golden
from tests.projects import ROOT

SCHEMAS = Path(__file__).parent / "bank_schemas"
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
each_language = pytest.mark.parametrize("language", LANGUAGES)


def every_bank(language: Language) -> tuple[Bank, ...]:
    return (small_bank(language), *real_banks(language))


# --- GIFT


@each_language
def test_gift_is_its_golden(language: Language) -> None:
    assert_golden(f"bank/{language}.gift", gift(small_bank(language)))


@each_language
def test_gift_round_trips(language: Language) -> None:
    for bank in every_bank(language):
        category, questions = read_gift(gift(bank))
        assert category == f"{bank.programme.name}/{bank.title.replace('/', '／')}"
        assert [question.name for question in questions] == [item.id for item in bank.items]
        for question, item in zip(questions, bank.items, strict=True):
            assert question.stem == item.stem
            assert question.feedback == feedback(item, bank)
            if item.type == "true-false":
                assert question.true is item.options[0].right
            elif item.type == "matching":
                assert question.pairs == [(pair.left.replace("->", "→"), pair.right) for pair in item.pairs]
            elif item.type == "open":
                assert question.kind == "essay"
                assert item.answer in question.feedback
            else:
                _same_options([(text, weight > 0) for weight, text in question.answers], item)
                assert sum(weight for weight, _ in question.answers if weight > 0) == pytest.approx(
                    100, abs=0.01
                )


def _same_options(found: list[tuple[str, bool]], item: Item) -> None:
    """Each with its right or wrong; what speaks of the others stands behind them, where nothing shuffles any more."""
    assert sorted(found) == sorted((option.text, option.right) for option in item.options)
    last = {option.text for option in item.options if option.last}
    ends = [text in last for text, _ in found]
    assert ends == sorted(ends)
    if not last:
        assert [text for text, _ in found] == [option.text for option in item.options]


def test_the_reader_of_gift_refuses_what_is_not_escaped() -> None:
    with pytest.raises(ValueError, match="backslash"):
        read_gift("::a::[plain]one=two{\n=x\n~y\n}")
    with pytest.raises(ValueError, match="braces"):
        read_gift("::a::[plain]one{\n=x {y}\n~z\n}")


# --- Moodle XML


@each_language
def test_moodle_is_valid_and_round_trips(language: Language) -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / "moodle.xsd")
    banks = every_bank(language)
    data = moodle(banks)
    schema.validate(io.BytesIO(data))
    questions = etree.fromstring(data).findall("question[name]")
    items = [item for bank in banks for item in bank.items]
    assert len(questions) == len(items)
    kinds = {"single": "multichoice", "multiple": "multichoice", "true-false": "truefalse", "open": "essay"}
    for question, item in zip(questions, items, strict=True):
        assert question.get("type") == kinds.get(item.type, "matching")
        assert question.findtext("questiontext/text") == item.stem
        assert question.findtext("generalfeedback/text") == item.explanation
        assert question.findtext("defaultgrade") == str(item.points)
        pairs = [
            (sub.findtext("text"), sub.findtext("answer/text")) for sub in question.findall("subquestion")
        ]
        assert pairs == [(pair.left, pair.right) for pair in item.pairs]
        answers = [
            (answer.findtext("text") or "", float(answer.get("fraction") or 0) > 0)
            for answer in question.findall("answer")
        ]
        if item.type == "true-false":
            assert answers == [("true", item.options[0].right), ("false", item.options[1].right)]
        else:
            _same_options(answers, item)
            assert (question.findtext("shuffleanswers") == "false") is item.ends
        if item.type == "open":
            assert item.answer in (question.findtext("graderinfo/text") or "")


def test_moodle_is_its_golden() -> None:
    assert_golden("bank/zh-moodle.xml", moodle([small_bank("zh")]).decode())


def test_the_schema_of_moodle_refuses_shares_that_moodle_does_not_know() -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / "moodle.xsd")
    broken = moodle([small_bank("en")]).replace(b'fraction="50"', b'fraction="51"')
    assert broken != moodle([small_bank("en")])
    assert not schema.is_valid(io.BytesIO(broken))


# --- QTI


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@each_language
def test_qti_packages_are_valid_and_whole(language: Language) -> None:
    rules = xmlschema.XMLSchema(SCHEMAS / "qti.xsd")
    packaging = xmlschema.XMLSchema(SCHEMAS / "qti-package.xsd")
    for bank in every_bank(language):
        files = _files(qti(bank))
        assert next(iter(files)) == "imsmanifest.xml"
        packaging.validate(io.BytesIO(files["imsmanifest.xml"]))
        for name, data in files.items():
            if name != "imsmanifest.xml":
                rules.validate(io.BytesIO(data))
        named = set(re.findall(rb'<file href="([^"]+)"', files["imsmanifest.xml"]))
        assert {name.decode() for name in named} == set(files) - {"imsmanifest.xml"}
        refs = etree.fromstring(files["test.xml"]).iter(f"{QTI}assessmentItemRef")
        assert [(ref.get("identifier"), ref.get("href")) for ref in refs] == [
            (f"{item.id}.{language}", f"items/{item.question}.xml") for item in bank.items
        ]


@each_language
def test_qti_items_say_what_the_bank_says(language: Language) -> None:
    for bank in every_bank(language):
        files = _files(qti(bank))
        for item in bank.items:
            root = etree.fromstring(files[f"items/{item.question}.xml"])
            words = {
                one.get("identifier"): one.text
                for one in root.iter(f"{QTI}simpleChoice", f"{QTI}simpleAssociableChoice")
            }
            right = [
                one.text or "" for one in root.findall(f"{QTI}responseDeclaration/{QTI}correctResponse/*")
            ]
            assert root.findtext(f".//{QTI}prompt") == item.stem
            assert root.findtext(f"{QTI}modalFeedback") == item.explanation
            assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
            if item.pairs:
                told = {tuple(words[side] for side in pair.split()) for pair in right}
                assert told == {(pair.left, pair.right) for pair in item.pairs}
            elif item.options:
                assert {words[one] for one in right} == {o.text for o in item.options if o.right}
                assert set(words.values()) == {option.text for option in item.options}
            else:
                assert not right
                told_to_scorers = root.find(f".//{QTI}rubricBlock")
                assert told_to_scorers is not None
                assert "candidate" not in (told_to_scorers.get("view") or "")
                assert item.answer in "".join(str(text) for text in told_to_scorers.itertext())


def test_a_qti_item_is_its_golden() -> None:
    files = _files(qti(small_bank("en")))
    assert_golden("bank/en-qti-pairs.xml", files["items/pairs.xml"].decode())


# --- CSV


@each_language
def test_the_table_round_trips_and_opens_in_chinese_spreadsheets(language: Language) -> None:
    for bank in every_bank(language):
        data = mini_quiz(bank)
        assert data.startswith(b"\xef\xbb\xbf")
        head, *table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(set(head)) == len(head) == 13
        held = [item for item in bank.items if item.type in HOLDS]
        assert [row[-1] for row in table] == [item.id for item in held]
        for row, item in zip(table, held, strict=True):
            answers = dict(zip("ABCDEF", row[2:8], strict=True))
            assert row[1].lstrip("'") == item.stem
            assert {answers[letter].lstrip("'") for letter in row[8]} == {
                o.text for o in item.options if o.right
            }
            assert {a.lstrip("'") for a in answers.values() if a} == {o.text for o in item.options}
            assert row[9].lstrip("'") == item.explanation


@each_language
def test_table_is_its_golden(language: Language) -> None:
    assert_golden(
        f"bank/{language}-mini-quiz.csv",
        mini_quiz(small_bank(language)).decode("utf-8-sig").replace("\r\n", "\n"),
    )


# --- XLSForm


def _form(language: Language, place: int, tmp_path: Path) -> Path:
    pair = (every_bank("zh")[place], every_bank("en")[place])
    path = tmp_path / f"{language}-{place}.xlsx"
    path.write_bytes(survey(pair, language))
    return path


@pytest.mark.parametrize("place", range(0, 31, 3))
@each_language
def test_forms_convert_without_a_warning(language: Language, place: int, tmp_path: Path) -> None:
    made = convert(_form(language, place, tmp_path), validate=False)
    assert made.warnings == []
    root = etree.fromstring(made.xform.encode())
    languages = [one.get("lang") for one in root.iter("{http://www.w3.org/2002/xforms}translation")]
    assert languages == [COLUMNS["zh"], COLUMNS["en"]]
    opening = [one for one in root.iter("{http://www.w3.org/2002/xforms}translation") if one.get("default")]
    assert [one.get("lang") for one in opening] == [COLUMNS[language]]
    # No translation lacks words: pyxform writes a hyphen for those.
    forms = {"f": "http://www.w3.org/2002/xforms"}
    values = [value.text for value in root.iterfind(".//f:itext//f:value", forms)]
    assert len(values) > 40
    assert "-" not in values
    assert None not in values


def test_a_form_asks_everything_in_both_languages_and_no_name(tmp_path: Path) -> None:
    for place in range(31):
        book = openpyxl.load_workbook(_form("zh", place, tmp_path))
        assert book.sheetnames == ["survey", "choices", "settings"]
        rows = list(book["survey"].iter_rows(values_only=True))
        head = rows[0]
        fields = {str(row[1]): dict(zip(head, row, strict=True)) for row in rows[1:] if row[0] != "end_group"}
        assert fields["pair"]["type"] == "hidden"
        assert fields["wave"]["required"] == "yes"
        assert not any("name" in field and not field.startswith("q") for field in fields)
        choices = list(book["choices"].iter_rows(min_row=2, values_only=True))
        for language in LANGUAGES:
            bank = every_bank(language)[place]
            column = f"label::{COLUMNS[language]}"
            labels = [fields[name][column] for name in fields]
            for item in bank.items:
                name = f"q{item.number:02}_{item.question.replace('-', '_')}"
                assert fields[name][column] == item.stem
                shown = {row[2 + LANGUAGES.index(language)] for row in choices if row[0] == name}
                assert shown == ({o.text for o in item.options} or {p.right for p in item.pairs})
                assert all(pair.left in labels for pair in item.pairs)


def test_a_form_holds_no_key(tmp_path: Path) -> None:
    for place in range(31):
        path = _form("zh", place, tmp_path)
        texts = [
            str(cell)
            for sheet in openpyxl.load_workbook(path)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell
        ]
        for language in LANGUAGES:
            for item in every_bank(language)[place].items:
                assert item.explanation not in texts
                assert not item.answer or item.answer not in texts
        with zipfile.ZipFile(path) as archive:
            assert b"comments" not in b"".join(name.encode() for name in archive.namelist())


def test_preflight_finds_a_key_in_a_form_and_none_in_ours() -> None:
    """A right option in another question's words is no leak: the sheets of a workbook are read together."""
    jobs = [job for job in real_jobs() if job.part == "form" and job.language == "zh"]
    known = answers(real_world(), "zh", "GD")
    for job in jobs:
        (form, _), *_ = CHANNEL.render((job,), Press(ROOT))
        assert list(leaks(form.path, form.data, known)) == [], job.id
    explanation = real_banks("zh")[0].items[0].explanation
    planted = workbook([Table("survey", (("type", "hint"), ("note", explanation)))], "form", "zh")
    found = list(leaks("bank/zh/GD/x/pupil/form.xlsx", planted, known))
    assert {leak.kind for leak in found} == {"explanation"}


@each_language
def test_the_key_of_a_form_fits_its_choices(language: Language, tmp_path: Path) -> None:
    for place in range(31):
        bank = every_bank(language)[place]
        book = openpyxl.load_workbook(_form(language, place, tmp_path))
        words = {
            (str(row[0]), str(row[1])): row[2 + LANGUAGES.index(language)]
            for row in book["choices"].iter_rows(min_row=2, values_only=True)
        }
        rows = list(csv.reader(io.StringIO(survey_key(bank).decode("utf-8-sig"), newline="")))[1:]
        fields = {str(row[1]) for row in book["survey"].iter_rows(min_row=2, values_only=True)}
        assert {row[0] for row in rows} <= fields
        assert len(rows) == sum(len(item.pairs) or 1 for item in bank.items)
        assert {row[5] for row in rows} == {bank.edition.code} == {book["settings"]["C2"].value}
        for field, _, right, told, *_ in rows:
            listed = re.sub(r"_\d$", "", field) if (field, "a") not in words else field
            for value in right.split():
                assert str(words[(listed, value)]) in told
        assert sum(int(row[4]) for row in rows) == sum(item.points for item in bank.items)


# --- bytes


def test_two_makings_give_the_same_bytes() -> None:
    chinese, english = small_bank("zh"), small_bank("en")
    assert qti(chinese) == qti(chinese)
    assert moodle([chinese]) == moodle([chinese])
    assert survey((chinese, english), "en") == survey((chinese, english), "en")


def test_a_form_says_no_moment_at_which_it_was_made() -> None:
    files = _files(survey((small_bank("zh"), small_bank("en")), "zh"))
    assert b"<dc:language>zh-CN</dc:language>" in files["docProps/core.xml"]
    assert not re.findall(rb"\d{4}-\d\d-\d\dT", files["docProps/core.xml"])


def test_options_of_a_version_are_shuffled_for_it_alone() -> None:
    items = small_bank("zh").items
    orders = {
        version: tuple(option.text for option in in_order(items, version)[1].asked.options)
        for version in ("form", "csv", "card", "course", "qti")
    }
    assert len(set(orders.values())) > 2
