"""No file for pupils tells an answer, and a planted one of every kind is found."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

import docx
import pikepdf
import pytest
from pptx import Presentation

from build_scripts.__main__ import main
from build_scripts.channels.protocol import World
from build_scripts.channels.worksheet import CHANNEL as WORKSHEET
from build_scripts.channels.worksheet.sheet import LETTERS, sheet
from build_scripts.channels.worksheet.tasks import GAP, worksheet
from build_scripts.diagnostics import Findings
from build_scripts.leaks.answers import Answer, answers, squeezed
from build_scripts.leaks.check import check
from build_scripts.leaks.find import is_for_pupils, language_and_region, leaks
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, ResolvedQuestion
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.teaching.prose import plain
from tests.projects import ROOT

TODAY = date(2026, 11, 21)
PATH = "test/zh/GD/work-injury/pupil/paper"


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, TODAY))


@lru_cache(maxsize=2)
def _known(language: Language = "zh") -> tuple[Answer, ...]:
    return answers(_world(), language, "GD")


def _question(name: str, language: Language = "zh") -> ResolvedQuestion:
    quiz = _world().edition("work-injury", "site", language, "GD").quiz
    return next(question for question in quiz if question.id == name)


def _kinds(name: str, data: bytes, language: Language = "zh") -> set[str]:
    return {leak.kind for leak in leaks(f"{PATH}{name}", data, _known(language))}


def _clean_question(name: str = "first-thing") -> str:
    question = _question(name)
    options = [f"{letter}. {plain(o.text)}" for letter, o in zip(LETTERS, question.options, strict=False)]
    return "\n".join([f"1. {plain(question.ask)}", *options])


# --- what is clean stays clean


def test_questions_with_all_their_options_tell_nothing() -> None:
    assert _kinds(".txt", _clean_question().encode()) == set()
    assert _kinds(".html", f"<ol><li>{_clean_question()}</li></ol>".encode()) == set()


def test_to_say_that_there_is_no_right_answer_tells_nothing() -> None:
    assert _kinds(".txt", "聊一聊，没有标准答案。".encode()) == set()
    assert "heading" in _kinds(".txt", "标准答案".encode())


def test_an_answer_sheet_to_tick_tells_nothing() -> None:
    text = "答题卡\n" + "\n".join(f"{n}  A  B  C  D" for n in range(1, 8))
    assert _kinds(".txt", text.encode()) == set()


def test_words_that_the_lesson_itself_says_are_no_answers() -> None:
    edition = _world().edition("work-injury", "site", "zh", "GD")
    for passage in edition.passages:
        assert "explanation" not in _kinds(".md", plain(passage.markdown).encode())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_has_words_to_look_for(language: Language) -> None:
    looked_for = {(answer.lesson, answer.question) for answer in _known(language)}
    for lesson in _world().lessons("site"):
        for question in _world().edition(lesson.id, "site", language, "GD").quiz:
            assert (lesson.id, question.id) in looked_for


def test_edition_codes_and_colours_are_no_keys() -> None:
    assert _kinds(".txt", "版次 WI-GD-zh-2E2F2C".encode()) == set()
    assert _kinds(".css", b"p { color: #1A2B3C; border: 1D 2E 3x }") == set()


# --- what is planted is found


def _pdf(text: str = "", title: str = "", alt: str = "") -> bytes:
    language = "zh-Hans"
    html = f'<html lang="{language}"><title>{title or "卷"}</title><body><p>{text}</p>'
    if alt:
        html += f'<img alt="{alt}" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">'
    return Press(ROOT).pdf(html + "</body></html>", 'html { font-family: "Banyan Sans" }')


def _docx(text: str, comment: str = "") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    document.core_properties.comments = comment
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pptx(notes: str) -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def _explained() -> str:
    return plain(_question("who-proves").explain)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        (".txt", lambda: _explained().encode()),
        (".txt", lambda: _explained().encode("gb18030")),
        (".html", lambda: f"<p hidden>{_explained()[:9]}<b>{_explained()[9:]}</b></p>".encode()),
        (".html", lambda: f"<!-- {_explained()} -->".encode()),
        (".json", lambda: json.dumps({"text": _explained()}).encode()),
        (".pdf", lambda: _pdf(_explained())),
        (".pdf", lambda: _pdf(title=_explained())),
        (".pdf", lambda: _pdf(alt=_explained())),
        (".docx", lambda: _docx(_explained())),
        (".docx", lambda: _docx("好", comment=_explained())),
        (".pptx", lambda: _pptx(_explained())),
        (".zip", lambda: _zip("a/b.txt", _explained().encode())),
        (".zip", lambda: _zip("in.zip", _zip("b.docx", _docx(_explained())))),
    ],
    ids=[
        "text", "gb18030", "html", "html comment", "search index", "pdf", "pdf title", "pdf alt", "docx",
        "docx metadata", "pptx notes", "zip", "zip in zip",
    ],
)  # fmt: skip
def test_an_explanation_is_found_wherever_it_hides(name: str, made: Callable[[], bytes]) -> None:
    assert "explanation" in _kinds(name, made())


def test_an_explanation_in_an_attachment_of_a_pdf_is_found() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_pdf("好"))) as document:
        document.attachments["notes.txt"] = _explained().encode()
        document.save(out)
    assert "explanation" in _kinds(".pdf", out.getvalue())


def test_the_expected_answer_of_an_open_question_is_found() -> None:
    assert "answer" in _kinds(".txt", plain(_question("what-to-say").answer).encode())
    english = plain(_question("what-to-say", "en").answer)
    assert "answer" in _kinds(".txt", english.encode(), "en")


def test_a_right_option_that_stands_alone_is_found() -> None:
    question = _question("first-thing")
    right = next(plain(option.text) for option in question.options if option.right)
    assert _kinds(".txt", f"{plain(question.ask)}\n{right}".encode()) == {"right-option"}


@pytest.mark.parametrize("form", ["✓ {}", "√{}", "● B. {}", "☑ (B) {}", "{} ✔"])
def test_a_marked_option_is_found(form: str) -> None:
    question = _question("first-thing")
    right = next(plain(option.text) for option in question.options if option.right)
    text = _clean_question().replace("B. ", "").replace(right, form.format(right))
    assert "marked-option" in _kinds(".txt", text.encode())


def test_bullets_before_every_option_mark_nothing() -> None:
    question = _question("first-thing")
    text = plain(question.ask) + "".join(f"\n* {plain(option.text)}" for option in question.options)
    assert _kinds(".txt", text.encode()) == set()


@pytest.mark.parametrize(
    "row", ["1B 2ABC 3C", "1. B  2. A  3. C", "1：对、2：错、3：对", "1→C 2→A 3→B", "1B2A3C"]
)
def test_a_row_of_letters_is_a_key(row: str) -> None:
    assert "row" in _kinds(".txt", f"第一组 {row} 完".encode())


@pytest.mark.parametrize(
    "source",
    [
        '<li data-right="1">甲</li>',
        '<li class="option correct">甲</li>',
        '{"options": [{"text": "甲", "right": true}]}',
        "<correctResponse><value>B</value></correctResponse>",
        '<answer fraction="100">甲</answer>',
    ],
)
def test_marks_in_the_source_are_found(source: str) -> None:
    assert "structure" in _kinds(".html", source.encode())


@pytest.mark.parametrize(
    "words", ["参考答案", "答案：略", "Answer key", "Expected answers", "Answers: below"]
)
def test_headings_of_answers_are_found(words: str) -> None:
    assert "heading" in _kinds(".txt", words.encode())


@pytest.mark.parametrize("name", ["-answers.pdf", "-答案.txt", "-teacher.docx", "-key.csv"])
def test_names_that_promise_answers_are_found(name: str) -> None:
    made = {"pdf": lambda: _pdf("好"), "docx": lambda: _docx("好")}
    data = made.get(name.rpartition(".")[2], lambda: "好".encode())()
    assert "name" in _kinds(name, data)


def test_a_member_of_a_zip_that_is_called_a_key_is_found() -> None:
    assert "name" in _kinds(".zip", _zip("work-injury-answer-key.txt", b"x"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_teachers_worksheet_among_the_pupils_files_is_found(language: Language) -> None:
    job = next(job for job in WORKSHEET.plan(_world()) if job.id == f"worksheet/{language}/GD/work-injury")
    made = worksheet(job.editions[0])
    assert made.gaps
    pdf = sheet(job, made, Press(ROOT), answers=True)
    assert {"worksheet", "answer"} <= _kinds(".pdf", pdf, language)
    filled = made.gaps.sentences[0]
    for answer in made.gaps.answers[0]:
        filled = filled.replace(GAP, answer, 1)
    assert "worksheet" in _kinds(".txt", filled.encode(), language)


# --- everything that is made for pupils


def _built(folder: Path, job: Job) -> None:
    for output in WORKSHEET.render((job,), Press(ROOT))[0]:
        place = folder / output.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(output.data)


def test_the_worksheets_of_a_lesson_are_clean_and_only_pupils_files_are_looked_at(tmp_path: Path) -> None:
    for job in WORKSHEET.plan(_world()):
        if job.lesson == "work-injury":
            _built(tmp_path, job)
    assert check(ROOT, [tmp_path], TODAY) == (6, ())


def test_preflight_fails_where_an_answer_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "bank/zh/GD/work-injury/pupil/paper.txt"
    place.parent.mkdir(parents=True)
    (place.parent / "card.pdf").write_bytes(_pdf("好"))
    place.write_text(_clean_question(), encoding="utf-8")
    assert main(["--root", str(ROOT), "preflight", str(tmp_path), "--lang", "en"]) in {0, 1}
    assert "2 pupils' files, 0 answers told" in capsys.readouterr().err
    place.write_text(_explained(), encoding="utf-8")
    assert main(["--root", str(ROOT), "preflight", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "the explanation of a question [work-injury/who-proves]" in told
    assert "2 pupils' files, 1 answers told" in told


def test_paths_say_whose_they_are() -> None:
    assert is_for_pupils("bank/zh/GD/work-injury/pupil/a/paper.pdf")
    assert not is_for_pupils("bank/zh/GD/work-injury/teacher/pupil")
    assert language_and_region("bank/en/QY/x/pupil/a.pdf", ("GD", "QY")) == ("en", "QY")
    assert language_and_region("other/pupil/a.pdf", ("GD", "QY")) is None
    assert language_and_region("site/en/qy/search.json", ("GD", "QY")) == ("en", "QY")
    assert language_and_region("site/search.json", ("GD", "QY")) == ("zh", "GD")


def test_the_search_of_the_site_tells_no_answer() -> None:
    path = "site/search.json"
    assert is_for_pupils(path)
    told = json.dumps([{"title": "参考答案", "text": _explained()}]).encode()
    assert {leak.kind for leak in leaks(path, told, _known())} == {"explanation"}
    clean = json.dumps([{"title": "参考答案", "text": _clean_question()}]).encode()
    assert list(leaks(path, clean, _known())) == []


def test_what_looks_alike_is_alike() -> None:
    assert squeezed("Ａ １“x”\n ’\u200b") == squeezed('a1"x"\'')
