"""The imprint's lines in Chinese: which words of it do not part."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_scripts.channels.leaflet.formats import TRI_FOLD
from build_scripts.channels.leaflet.parts import parts
from build_scripts.model import Language
from build_scripts.paper.imprint import Imprint, imprint
from build_scripts.render.press import Press
from tests.leaflet_examples import PROGRAMME, edition, job
from tests.projects import ROOT


def _imprint(language: Language, source: str = "") -> Imprint:
    shown = edition(language)
    facts = tuple(replace(fact, source=source or fact.source) for fact in shown.facts)
    return imprint(replace(shown, facts=facts), PROGRAMME[language])


def _kept(html: str) -> list[str]:
    return re.findall(r'<span class="keep">(.+?)</span>(?!</span>)', html)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("《社会保险法》第19条", ["第19条"]),
        ("国家医疗保障局：医保服务热线", ["务热线"]),
        ("中欧项目：试点活动方案（2018年）", ["2018年）"]),
        ("《工伤保险条例》第62、63条（节选）", ["第62、63条", "节选）"]),
    ],
)
def test_neither_an_article_nor_the_end_of_a_source_parts(source: str, kept: list[str]) -> None:
    assert _kept(str(_imprint("zh", source).sources[0].text))[: len(kept)] == kept


def test_the_small_print_ends_its_lines_behind_signs() -> None:
    disclaimer = re.sub(r"<[^>]+>", "|", str(_imprint("zh").disclaimer))
    phrases = [words for words in disclaimer.split("|") if words]
    assert "".join(phrases) == PROGRAMME["zh"].disclaimer
    assert "本材料用于宣传和培训，" in phrases and "不是法律意见。" in phrases
    assert "<" not in _imprint("en").disclaimer


def test_names_of_readers_and_words_beside_the_code_do_not_part() -> None:
    made = _imprint("zh")
    assert _kept(str(made.readers)) == ["劳动者、", "用人单位、", "工会"]
    assert _kept(str(made.scan_why)) == ["有例子、", "小测验和最新数字"]
    assert made.readers.striptags() == "写给：劳动者、用人单位、工会"
    english = _imprint("en").readers.replace("\u00a0", " ")
    assert english == "Written for: Workers, employers, labour unions"


@pytest.mark.parametrize(("language", "stop"), [("zh", "；"), ("en", ";")])
def test_sources_on_one_line_are_parted_by_a_stop(language: Language, stop: str) -> None:
    """So that the number of a source is not read as one more article of the one before it."""
    press = Press(ROOT)
    made = parts(job(language), TRI_FOLD, press)
    html = press.html("leaflet/measure.html.j2", size=None, parts=made, who_sections=(), flow_sections=())
    listed, run_in = (
        re.findall(r"<li>(.+?)</li>", html.partition(f'id="sources-{form}"')[2].partition("</ol>")[0])
        for form in ("list", "run-in")
    )
    assert [words.endswith(stop) for words in run_in] == [True, True, True, False]
    assert [words.endswith(stop) for words in listed] == [False] * 4
