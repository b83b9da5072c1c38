"""Paper tests, keys and cards, read from the PDFs: what pupils get tells nothing, what teachers get tells all."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pikepdf
import pypdfium2
import pytest

from build_scripts.channels.bank import CHANNEL, cards
from build_scripts.channels.bank.answer_key import answer_key, short
from build_scripts.channels.bank.bank import Bank, banks
from build_scripts.channels.bank.papers import answer_block, pupils_papers
from build_scripts.channels.bank.shuffle import in_order, papers
from build_scripts.channels.bank.wording import WORDING
from build_scripts.model import LANGUAGES, Job, Language, Output
from build_scripts.print_kinds import kind_of
from build_scripts.render.faults import Overflow
from build_scripts.render.press import Press
from tests.bank_examples import real_jobs, small_bank, with_passages
from tests.golden import assert_golden
from tests.projects import ROOT

each_language = pytest.mark.parametrize("language", LANGUAGES)
LESSON = "claiming-your-rights"
"""It has questions of every type, and figures in its wrong options."""


pytestmark = pytest.mark.usefixtures("fonts")


def squeezed(text: str) -> str:
    """Without spaces, joiners and hyphens of line ends: pages break words where they like."""
    return re.sub(r"[\s\u2060\u00ad\ufffe-]+", "", text)


def curled(text: str) -> str:
    """As English is set: apostrophes curl."""
    return text.replace("'", "’")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def everything_in(pdf: bytes) -> str:
    """All strings of a file, also those that no page shows: metadata, outlines, alternative texts, names."""
    found: list[str] = []

    def walk(thing: object) -> Iterator[str]:
        if isinstance(thing, pikepdf.String):
            yield str(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            parts = list(thing) if isinstance(thing, pikepdf.Array) else [value for _, value in thing.items()]
            for part in parts:
                # What stands by itself has its own turn.
                if not getattr(part, "is_indirect", False):
                    yield from walk(part)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            found += walk(thing)
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/Metadata":
                found.append(thing.read_bytes().decode("utf-8", "replace"))
    return text_of(pdf) + "\n".join(found)


@lru_cache(maxsize=4)
def outputs(language: Language) -> tuple[tuple[Job, tuple[Output, ...]], ...]:
    """Of the example lesson's jobs and the one that all lessons share."""
    jobs = [job for job in real_jobs() if job.language == language and job.lesson in {LESSON, ""}]
    return tuple((job, CHANNEL.render((job,), Press(ROOT))[0]) for job in jobs)


def real_bank(language: Language) -> Bank:
    return next(banks(job)[0] for job, _ in outputs(language) if job.part == "files")


def file(language: Language, ending: str) -> bytes:
    return next(o.data for _, made in outputs(language) for o in made if o.path.endswith(ending))


# --- what is made


@each_language
def test_artefacts_lie_where_they_belong(language: Language) -> None:
    names = [o.path.removeprefix(f"bank/{language}/GD/") for _, made in outputs(language) for o in made]
    assert sorted(names) == sorted(
        [
            *(f"{LESSON}/pupil/{name}" for name in ("test-a.pdf", "test-b.pdf")),
            *(f"{LESSON}/pupil/{name}" for name in ("answer-sheet-a.pdf", "answer-sheet-b.pdf", "form.xlsx")),
            *(f"{LESSON}/pupil/cards/{name}" for name in ("questions.pdf", "talk.pdf")),
            *(f"{LESSON}/teacher/{name}" for name in ("key.pdf", "form-key.csv")),
            *(f"{LESSON}/system/{name}" for name in ("questions.gift", "moodle.xml", "qti21.zip")),
            *(f"{LESSON}/system/{name}" for name in ("mini-quiz.csv", "scorm12.zip", "kolibri.zip")),
            "not-held.txt",
            "system/moodle-all.xml",
            "pupil/cards/voting.pdf",
        ]
    )


def test_preflight_knows_each_sheet() -> None:
    kinds = {
        "bank/zh/GD/leaflet-a5/pupil/test-a.pdf": "test",
        "bank/zh/GD/x/pupil/answer-sheet-b.pdf": "test",
        "bank/zh/GD/x/pupil/cards/talk.pdf": "question-cards",
        "bank/zh/GD/pupil/cards/voting.pdf": "question-cards",
        "bank/zh/GD/x/teacher/key.pdf": "answer-key",
    }
    for path, expected in kinds.items():
        kind = kind_of(path)
        assert kind is not None
        assert kind.id == expected, path


# --- tests


@each_language
@pytest.mark.parametrize("version", ["A", "B"])
def test_a_test_asks_everything_in_its_own_order(language: Language, version: str) -> None:
    bank = real_bank(language)
    paper = papers(bank.items)[version == "B"]
    text = squeezed(text_of(file(language, f"test-{version.lower()}.pdf")))
    at = 0
    for one in paper.marked:
        found = text.find(squeezed(curled(f"{one.asked.number}.{one.item.stem}")), at)
        assert found >= at, one.item.id
        at = found
        for answer in one.asked.options:
            place = text.find(squeezed(curled(answer.text)), at)
            assert place >= at, (one.item.id, answer)
            at = place
        assert all(squeezed(curled(right.text)) in text for right in one.asked.rights)
    assert squeezed(WORDING[language].version.format(version)) in text


@each_language
def test_pupils_files_hold_no_answer(language: Language) -> None:
    """Neither explanation, expected answer, sources, nor the letters of the key in a row, anywhere in the file."""
    bank = real_bank(language)
    w = WORDING[language]
    for _, made in outputs(language):
        for output in made:
            if "/pupil/" not in output.path or not output.path.endswith(".pdf"):
                continue
            told = squeezed(everything_in(output.data))
            # The search reaches what no page shows.
            assert squeezed(bank.programme.publisher) in told
            for item in bank.items:
                assert squeezed(curled(item.explanation)) not in told, (output.path, item.id)
                assert not item.answer or squeezed(curled(item.answer)) not in told, (output.path, item.id)
                assert not any(squeezed(source) in told for source in item.sources), (output.path, item.id)
            for paper in papers(bank.items):
                single = "".join(short(one, w) for one in paper.marked if one.item.type == "single")
                assert len(single) < 3 or single not in told, output.path
            assert w.key not in told


def test_the_search_for_answers_finds_them_where_they_are() -> None:
    bank = small_bank("zh")
    planted = io.BytesIO()
    with pikepdf.open(io.BytesIO(next(pupils_papers(bank, Press(ROOT)))[1])) as document:
        document.Root.Hidden = pikepdf.Dictionary(Note=pikepdf.String(bank.items[0].explanation))
        document.save(planted)
    assert bank.items[0].explanation in everything_in(planted.getvalue())
    assert squeezed(bank.items[0].explanation) in squeezed(everything_in(answer_key(bank, Press(ROOT))))


@each_language
def test_a_figure_in_an_option_is_not_set_apart(language: Language) -> None:
    """A quoted fact is bold elsewhere; in options it would point to itself."""
    pages = _templates_filled(real_bank(language))
    assert len(pages) > 4
    assert all("data-fact" not in page and 'class="fact' not in page for page in pages)


def test_versions_can_be_told_apart_in_a_pile() -> None:
    for name in ("test", "answer-sheet"):
        for version in "ab":
            page = pypdfium2.PdfDocument(file("zh", f"{name}-{version}.pdf"))[0]
            image = page.render(scale=1).to_pil().convert("L")
            corner = image.crop((int(image.width * 0.86), 30, int(image.width * 0.92), 80))
            dark = sum(1 for value in corner.tobytes() if value < 90) / (corner.width * corner.height)
            assert dark > 0.5 if version == "b" else 0.05 < dark < 0.4, (name, version, dark)


@each_language
def test_open_questions_have_room_to_write(language: Language) -> None:
    pages = _templates_filled(small_bank(language))
    assert pages[0].count("<div></div>") == 10


def _templates_filled(bank: Bank) -> list[str]:
    """The HTML of a bank's papers and question cards."""
    html: list[str] = []

    class Listening(Press):
        def html(self, template: str, **values: object) -> str:
            html.append(super().html(template, **values))
            return html[-1]

    press = Listening(ROOT)
    list(pupils_papers(bank, press))
    cards.questions(bank, press)
    return html


# --- answer sheets


@each_language
def test_an_answer_sheet_has_a_line_for_every_answer(language: Language) -> None:
    bank = small_bank(language)
    w = WORDING[language]
    for paper in papers(bank.items):
        blocks = {section.type: answer_block(section, w) for section in paper.sections}
        assert [row.circles for row in blocks["single"].rows] == [("A", "B", "C")]
        assert [row.circles for row in blocks["multiple"].rows] == [("A", "B", "C", "D")]
        assert len(blocks["true-false"].rows[0].circles) == 2
        assert [row.label for row in blocks["matching"].rows] == ["4.1", "4.2", "4.3"]
        assert blocks["open"].rows == ()
        assert "5" in blocks["open"].note
        for section in paper.sections:
            for one in section.marked:
                if one.item.type in {"single", "multiple"}:
                    row = next(r for r in blocks[section.type].rows if r.label == str(one.asked.number))
                    assert set(one.letters) <= set(row.circles)


# --- keys


@each_language
def test_the_key_tells_answer_reason_goal_and_source_of_each_question(language: Language) -> None:
    bank = real_bank(language)
    w = WORDING[language]
    text = squeezed(text_of(file(language, "key.pdf")))
    for item in bank.items:
        for told in (item.stem, item.explanation, item.answer, item.goal_text, *item.sources):
            assert squeezed(curled(told)) in text, (item.id, told)
        for option in item.options:
            assert not option.right or squeezed(curled(option.text)) in text
        for pair in item.pairs:
            assert squeezed(curled(f"{pair.left}→{pair.right}")) in text
    for paper in papers(bank.items):
        for one in paper.marked:
            place = w.place.format(paper.version, one.asked.number)
            told = place if one.item.type == "open" else f"{place}{w.colon}{short(one, w)}"
            assert squeezed(told) in text


@each_language
def test_key_is_its_golden(language: Language) -> None:
    assert_golden(
        f"bank/{language}-key.txt",
        text_of(answer_key(small_bank(language), Press(ROOT))).replace("\r\n", "\n"),
    )


def test_key_of_both_languages_is_one() -> None:
    keys = []
    for language in LANGUAGES:
        w = WORDING[language]
        keys.append(
            [
                [short(one, w) for one in paper.marked if one.item.type != "true-false"]
                for paper in papers(real_bank(language).items)
            ]
        )
    assert keys[0] == keys[1]


# --- cards


@each_language
def test_cards_are_four_to_a_sheet_and_hold_every_question(language: Language) -> None:
    bank = real_bank(language)
    pdf = file(language, "cards/questions.pdf")
    assert len(pypdfium2.PdfDocument(pdf)) == -(-len(bank.items) // cards.PER_SHEET)
    text = squeezed(text_of(pdf))
    for one in in_order(bank.items, "card"):
        assert squeezed(curled(one.item.stem)) in text
        assert all(squeezed(curled(answer.text)) in text for answer in one.asked.options)


@each_language
def test_talk_cards_ask_without_right_and_wrong(language: Language) -> None:
    bank = real_bank(language)
    text = squeezed(text_of(file(language, "cards/talk.pdf")))
    w = WORDING[language]
    for item in bank.items:
        assert (squeezed(curled(item.stem)) in text) == (item.type in {"open", "true-false"}), item.id
    job = next(job for job, _ in outputs(language) if job.part == "paper")
    assert [passage.kind for passage in job.editions[1].passages] == ["discussion"]
    assert text.count(squeezed(w.statement)) == sum(item.type == "true-false" for item in bank.items)
    assert squeezed(w.talk_how) in text


@each_language
def test_voting_cards_have_letters_and_votes(language: Language) -> None:
    document = pypdfium2.PdfDocument(file(language, "cards/voting.pdf"))
    assert len(document) == 2
    first, second = (page.get_textpage().get_text_range() for page in document)
    assert first.split() == ["A", "B", "C", "D"]
    for word in WORDING[language].votes:
        assert squeezed(word) in squeezed(second)
    if language == "zh":
        assert all(word in second for word in ("赞成", "反对", "不确定"))


def test_a_question_that_no_card_holds_is_an_overflow() -> None:
    bank = small_bank("zh")
    long = replace(bank.items[0], stem="很长的题目。" * 150)
    with pytest.raises(Overflow, match="island-injury"):
        cards.questions(replace(bank, items=(long, *bank.items[1:])), Press(ROOT))


def test_a_long_question_makes_the_type_smaller_and_not_the_sheets_more() -> None:
    bank = small_bank("en")
    long = replace(bank.items[0], stem="A long question about many things. " * 14)
    pdf = cards.questions(replace(bank, items=(long, *bank.items[1:])), Press(ROOT))
    assert len(pypdfium2.PdfDocument(pdf)) == 2


def test_a_lesson_without_discussion_has_no_empty_card() -> None:
    bank = small_bank("en")
    pdf = cards.talk(bank, replace(with_passages(bank), passages=()), Press(ROOT))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert text_of(pdf).count(WORDING["en"].talk_how) == 1


# --- bytes


def test_two_makings_give_the_same_bytes() -> None:
    bank = small_bank("zh")
    assert list(pupils_papers(bank, Press(ROOT))) == list(pupils_papers(bank, Press(ROOT)))
    assert answer_key(bank, Press(ROOT)) == answer_key(bank, Press(ROOT))
