"""The bank's items and how they are shuffled: complete, traceable, the same every time, and telling nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from build_scripts.channels.bank import CHANNEL
from build_scripts.channels.bank.shuffle import LETTERS, in_order, papers, shuffled
from build_scripts.channels.bank.support import FORMATS, left_out, report
from build_scripts.model import LANGUAGES, Language
from build_scripts.render.press import Press
from tests.bank_examples import real_banks, real_jobs, small_bank
from tests.golden import assert_golden
from tests.projects import ROOT

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_question_of_every_quiz_is_an_item(language: Language) -> None:
    edition_ids = [
        (edition.lesson, question.id)
        for job in real_jobs()
        if job.language == language and job.part == "all"
        for edition in job.editions
        for question in edition.quiz
    ]
    assert [
        (bank.lesson, item.question) for bank in real_banks(language) for item in bank.items
    ] == edition_ids
    assert len(edition_ids) == 227


@each_language
def test_items_are_plain_and_traceable(language: Language) -> None:
    for bank in real_banks(language):
        for item in bank.items:
            texts = [item.stem, item.explanation, item.answer, *(option.text for option in item.options)]
            texts += [side for pair in item.pairs for side in (pair.left, pair.right)]
            assert not any(sign in text for text in texts for sign in ("<span", "{fact", "<sup", "**")), (
                item.id
            )
            assert item.goal_text == bank.edition.goals[item.goal - 1]
            assert bool(item.facts) == bool(item.sources), item.id


def test_an_item_names_the_source_of_each_figure() -> None:
    bank = next(bank for bank in real_banks("zh") if bank.lesson == "work-injury")
    item = next(item for item in bank.items if item.question == "how-long")
    assert item.sources == ("《工伤保险条例》第17条：1年、30天",)
    assert set(item.facts) == {"injury-report-30-days", "injury-worker-one-year"}


def test_a_job_quotes_only_facts_of_its_questions() -> None:
    job = next(job for job in real_jobs() if job.id == "bank/zh/GD/work-injury/files")
    bank = next(bank for bank in real_banks("zh") if bank.lesson == "work-injury")
    assert {fact.id for fact in job.quoted()} == {fact for item in bank.items for fact in item.facts}


# --- shuffling


def test_papers_are_the_same_in_both_languages_and_each_time() -> None:
    for chinese, english in zip(real_banks("zh"), real_banks("en"), strict=True):
        for one, other in zip(papers(chinese.items), papers(english.items), strict=True):
            assert [(m.item.id, m.letters) for m in one.marked] == [
                (m.item.id, m.letters) for m in other.marked
            ]
        assert papers(chinese.items) == papers(chinese.items)


def test_versions_differ_in_the_order_of_options_and_pairs() -> None:
    for bank in real_banks("zh"):
        first, second = papers(bank.items)
        other = {one.item.id: one for one in second.marked}
        for one in first.marked:
            again = other[one.item.id]
            if one.item.type in {"single", "multiple"}:
                assert [o.text for o in one.asked.options] != [o.text for o in again.asked.options], (
                    one.item.id
                )
            if len(one.item.pairs) > 2:
                assert [o.text for o in one.asked.rights] != [o.text for o in again.asked.rights], one.item.id
        assert [one.item.id for one in first.marked] != [one.item.id for one in second.marked]


def test_both_versions_ask_the_same_and_letters_lead_to_the_right_words() -> None:
    for bank in real_banks("en"):
        for paper in papers(bank.items):
            assert sorted(one.item.id for one in paper.marked) == sorted(item.id for item in bank.items)
            assert [one.asked.number for one in paper.marked] == list(range(1, len(bank.items) + 1))
            for one in paper.marked:
                words = {option.letter: option.text for option in (*one.asked.options, *one.asked.rights)}
                if one.item.pairs:
                    told = tuple(zip(one.asked.lefts, (words[letter] for letter in one.letters), strict=True))
                    assert told == tuple((pair.left, pair.right) for pair in one.item.pairs)
                else:
                    assert {words[letter] for letter in one.letters} == {
                        option.text for option in one.item.options if option.right
                    }


@pytest.mark.parametrize("version", ["A", "B", "form", "card", "csv", "course", "qti"])
def test_order_tells_no_answer(version: str) -> None:
    """Right answers stand at every place about equally often; right sides never all stand beside their left."""
    of_version = {
        "A": lambda bank: papers(bank.items)[0].marked,
        "B": lambda bank: papers(bank.items)[1].marked,
    }
    places: Counter[str] = Counter()
    for bank in real_banks("zh"):
        marked = of_version[version](bank) if version in of_version else in_order(bank.items, version)
        for one in marked:
            if one.item.type == "single" and len(one.item.options) == 3:
                places[one.letters[0]] += 1
            if one.item.pairs:
                assert one.letters != tuple(LETTERS[: len(one.letters)]), one.item.id
        single = [one.letters for one in marked if one.item.type == "single"]
        if version in {"A", "B"} and len(single) > 1:
            assert len(set(single)) > 1, bank.lesson
    total = sum(places.values())
    assert total > 80
    # A third each, give or take four standard deviations: the orders are fixed, so this does not change by itself.
    for letter in "ABC":
        assert abs(places[letter] - total / 3) < 4 * (total * 2 / 9) ** 0.5, places


def test_an_order_is_never_a_refused_one() -> None:
    for length in range(3, 7):
        for number in range(40):
            first = shuffled(length, f"one/{number}")
            assert sorted(first) == list(range(length))
            assert first != tuple(range(length))
            assert shuffled(length, f"one/{number}", never=[first]) != first
    assert shuffled(0, "x") == ()
    assert shuffled(1, "x") == (0,)
    assert {shuffled(2, f"two/{number}") for number in range(20)} == {(0, 1), (1, 0)}


# --- what formats cannot hold


def test_the_report_lists_every_question_that_a_format_leaves_out() -> None:
    banks = real_banks("zh")
    told = report(banks, "zh")
    for format_ in FORMATS:
        for bank in banks:
            for item in left_out(format_, bank.items):
                assert f"× {item.id}  " in told
    table = next(format_ for format_ in FORMATS if format_.id == "csv")
    missing = [item for bank in banks for item in left_out(table, bank.items)]
    assert {item.type for item in missing} == {"matching", "open"}
    assert len(missing) == sum(item.type in {"matching", "open"} for bank in banks for item in bank.items)


@each_language
def test_report_is_its_golden(language: Language) -> None:
    assert_golden(f"bank/{language}-not-held.txt", report([small_bank(language)], language))


def test_each_format_of_the_report_is_a_file_that_is_made() -> None:
    jobs = [job for job in real_jobs() if job.lesson == "work-injury" and job.language == "en"]
    made = {
        output.path.removeprefix("bank/en/GD/work-injury/")
        for job in jobs
        if job.part != "paper"
        for outputs in CHANNEL.render((job,), Press(ROOT))
        for output in outputs
    }
    assert {format_.file for format_ in FORMATS} <= made


def test_jobs_are_of_the_home_region_and_every_lesson() -> None:
    lessons = {job.lesson for job in real_jobs() if job.lesson}
    assert len(lessons) == 30
    assert {job.region for job in real_jobs()} == {"GD"}
    assert {job.id for job in real_jobs() if job.lesson == "work-injury"} == {
        f"bank/{language}/GD/work-injury/{part}"
        for language in LANGUAGES
        for part in ("paper", "files", "form", "course")
    }
