"""What the slides of a lesson say: the golden of a small lesson, and rules that every real deck keeps."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from build_scripts.channels.slides import CHANNEL, geometry
from build_scripts.channels.slides.footing import merged
from build_scripts.channels.slides.outline import outline
from build_scripts.channels.slides.records import Point, Slide
from build_scripts.model import Language
from tests.golden import assert_golden
from tests.projects import EXAMPLE
from tests.slides_examples import example, fitted, jobs, real

each_language = pytest.mark.parametrize("language", ["zh", "en"])


def _shown(slide: Slide, number: int) -> str:
    lines = [f"== {number} {slide.kind} [{slide.section}] {slide.size:g}pt", f"# {slide.title}"]
    lines += [f"FIGURE {slide.figure}"] if slide.figure else []
    lines += [_point(point) for point in slide.points]
    lines += [" | ".join(cell.text for cell in row) for row in slide.table]
    lines += [f"> {_point(point)}" for point in slide.second]
    lines += [f"PICTURE {slide.picture.name or 'QR'}: {slide.picture.alt}"] if slide.picture else []
    lines += [f"SOURCE {source}" for source in slide.sources]
    lines += [f"CLICK {slide.answer}"] if slide.answer else []
    lines += ["CLICK points"] if slide.hidden else []
    lines += [f"NOTE {note}" for note in slide.notes]
    return "\n".join(lines)


def _point(point: Point) -> str:
    mark = {"": "", "bullet": "- ", "number": f"{point.number}. ", "letter": f"({point.number}) "}[
        point.marker
    ]
    return mark + "".join(f"**{run.text}**" if run.bold else run.text for run in point.runs)


@each_language
def test_the_slides_of_a_small_lesson(language: Language) -> None:
    slides = fitted("pay-slip", language, geometry.WIDE, EXAMPLE)
    text = "\n\n".join(_shown(slide, number) for number, slide in enumerate(slides, 1)) + "\n"
    assert_golden(f"slides/pay-slip-{language}.txt", text)


def test_every_lesson_has_slides_in_both_languages_for_the_home_region() -> None:
    found = Counter((job.language, job.region) for job in jobs())
    assert found == {("zh", "GD"): 30, ("en", "GD"): 30}
    assert len({job.id for job in jobs()}) == 60


def test_every_deck_opens_with_a_story_and_says_each_key_message_on_a_slide_of_its_own() -> None:
    for job in jobs():
        slides = outline(job.editions[0], job.programme)
        assert [slide.kind for slide in slides[:2]] == ["title", "story"], job.id
        messages = [slide for slide in slides if slide.kind == "message"]
        (source,) = (p.markdown for p in job.editions[0].passages if p.kind == "key-messages")
        lines = [
            re.sub(r"<sup.*?</sup>|<[^>]+>|\*\*", "", line)[2:]
            for line in source.splitlines()
            if line.strip()
        ]
        assert [_squeezed(slide.points[0].text) for slide in messages] == [
            _squeezed(line) for line in lines
        ], job.id
        (recap,) = (slide for slide in slides if slide.section == "recap")
        assert [point.text for point in recap.points] == [slide.points[0].text for slide in messages]


def _squeezed(text: str) -> str:
    return re.sub(r"（[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü ]+）|\s", "", text)


def test_every_figure_stands_with_its_source_and_the_day_of_its_check() -> None:
    count = 0
    for job, form, slides in real():
        facts = {fact.text: fact for fact in job.editions[0].facts}
        for slide in slides:
            if slide.kind == "figure":
                count += 1
                (line,) = slide.sources
                assert any(
                    fact.source in line and fact.checked[:4] in line
                    for fact in job.editions[0].facts
                    if fact.text == slide.figure
                ), (job.id, form.id, slide.title)
                assert slide.figure in facts
    assert count > 200


def test_what_rests_on_a_source_says_so_at_its_foot() -> None:
    for job, form, slides in real():
        titles = {fact.source_number: fact.source for fact in job.editions[0].facts}
        for slide in slides:
            if slide.kind in {"question", "matching", "figure", "picture", "title", "end"}:
                continue
            cells = [cell for row in slide.table for cell in row]
            numbers = {number for point in (*slide.points, *slide.second, *cells) for number in point.sources}
            wanted = merged(tuple(titles[number] for number in sorted(numbers)), job.language)
            assert set(wanted) == set(slide.sources), (job.id, form.id, slide.title)


def test_a_question_slide_shows_no_answer_before_the_click() -> None:
    count = 0
    for job, _, slides in real():
        right = {q.id: [o.right for o in q.options] for q in job.editions[0].quiz}
        for slide in slides:
            if slide.kind not in {"question", "matching"}:
                continue
            assert not any(
                run.bold for point in (*slide.points, *slide.second) if point.marker for run in point.runs
            ), slide.title
            marks = [point for point in slide.points if point.marker == "letter"]
            if slide.kind == "question" and marks:
                count += 1
                options = right[slide.section.removeprefix("question-")]
                assert len(marks) == len(options)
                if options.count(True) == 1 and len(options) > 2:
                    assert slide.answer[-1] == "ABCDEFGH"[options.index(True)], (job.id, slide.title)
    assert count > 300


def test_a_matching_question_is_never_in_its_own_order_and_its_answer_leads_back() -> None:
    count = 0
    for job, _, slides in real():
        pairs = {
            (_squeezed(re.sub(r"<[^>]+>|\*\*", "", a)), _squeezed(re.sub(r"<[^>]+>|\*\*", "", b)))
            for q in job.editions[0].quiz
            for a, b in q.pairs
        }
        for slide in slides:
            if slide.kind != "matching":
                continue
            count += 1
            letters = [re.findall(r"(\d+)[—–]([A-J])", slide.answer)][0]
            assert len(letters) == len(slide.points) == len(slide.second)
            matched = [
                (
                    _squeezed(slide.points[int(n) - 1].text),
                    _squeezed(slide.second["ABCDEFGHIJ".index(c)].text),
                )
                for n, c in letters
            ]
            assert set(matched) <= pairs, (job.id, slide.title)
            if len(letters) > 1:
                assert [c for _, c in letters] != list("ABCDEFGHIJ"[: len(letters)]), (job.id, slide.title)
    assert count >= 100


def test_each_answer_is_explained_on_the_slide_after_its_question_and_in_its_notes() -> None:
    for job in jobs():
        slides = outline(job.editions[0], job.programme)
        asked = [place for place, slide in enumerate(slides) if slide.section.startswith("question-")]
        assert len(asked) == len(job.editions[0].quiz)
        for place in asked:
            name = slides[place].section.removeprefix("question-")
            after = slides[place + 1]
            assert (after.kind, after.section) == ("answer", f"answer-{name}")
            explained = after.points[-1].text
            assert any(explained in note for note in slides[place].notes), (job.id, name)


def _spoken(slide: Slide) -> list[str]:
    return [note for note in slide.notes if re.match(r"(做|说|DO|SAY) ?[（(：:]", note)]


def test_the_whole_script_is_in_the_notes_of_the_first_slide_and_most_of_it_where_it_is_spoken() -> None:
    all_lines = told = 0
    for job in jobs():
        slides = outline(job.editions[0], job.programme)
        (script,) = (p.markdown for p in job.editions[0].passages if p.kind == "script")
        begun = len(re.findall(r"^(?:- |\d\. )?\*\*(?:做|说|DO|SAY)", script, re.MULTILINE))
        first = _spoken(slides[0])
        assert len(first) == begun > 3, job.id
        later = [line for slide in slides[1:] for line in _spoken(slide)]
        assert len(later) == len(set(later))
        assert set(later) <= set(first)
        all_lines += begun
        told += len(later)
    assert told > all_lines * 0.7


def test_a_scene_is_told_on_the_slide_that_it_speaks_of() -> None:
    job = next(j for j in jobs() if j.id == "slides/zh/GD/work-injury")
    told = {slide.section: _spoken(slide) for slide in outline(job.editions[0], job.programme)}
    assert told["story"][0].startswith("做（5 分钟）：读小陈的故事")
    assert told["activity"][0].startswith("做（20 分钟）：事故演练")
    assert told["get"][0].startswith("做（10 分钟）：把“谁出钱”卡片")
    assert told["message-1"] == told["recap"] == told["end"] == []


def test_articles_of_one_law_are_said_together() -> None:
    zh = ("《社会保险法》第33条", "《工伤保险条例》第17条", "《社会保险法》第2、5条", "2026年政府工作报告")
    assert merged(zh, "zh") == ("《社会保险法》第2、5、33条", "《工伤保险条例》第17条", "2026年政府工作报告")
    en = ("Labour Law, Art. 44", "Bulletin 2025", "Labour Law, Art. 36, 41")
    assert merged(en, "en") == ("Labour Law, Art. 36, 41, 44", "Bulletin 2025")


def test_only_the_job_decides_what_is_rendered() -> None:
    made = example("zh")
    assert made.channel == CHANNEL.name == made.editions[0].channel
    assert made.editions[0].code
    assert {"script", "key-messages"} <= {passage.kind for passage in made.editions[0].passages}
    assert "poster" not in {passage.kind for passage in made.editions[0].passages}
