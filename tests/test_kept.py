"""Figures and sources: where a line may end in them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_scripts.model import Language
from build_scripts.paper.imprint import imprint
from build_scripts.render import kept
from build_scripts.render.typography import typeset
from tests.leaflet_examples import PROGRAMME, edition


def _shown(words: str) -> str:
    return words.replace("\u00a0", "_").replace("\u2060", "|")


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("30 days", "30_days"),
        ("20 working days", "20_working_days"),
        ("0-1", "0-|1"),
        ("724 yuan a year per person", "724_yuan a year per person"),
        ("20,000 to 50,000 yuan", "20,000_to_50,000_yuan"),
    ],
)
def test_figures(words: str, made: str) -> None:
    assert _shown(kept.figure(words)) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Labour Law, Art. 44, 45", "Labour Law, Art._44,_45"),
        ("Basic Rights of Over-age Workers", "Basic Rights of Over-|age_Workers"),
        ("Guo Ban Fa [2024] No. 38", "Guo Ban Fa [2024] No._38"),
        ("Opinions of 25 March 2026", "Opinions of 25_March_2026"),
        ("EU–China project: minutes (November 2017)", "EU–|China project: minutes (November_2017)"),
        ("Ministry of Justice: service line", "Ministry of Justice: service_line"),
        ("Law on Administrative Compensation", "Law on Administrative Compensation"),
    ],
)
def test_sources(words: str, made: str) -> None:
    assert _shown(kept.source(words)) == made


def test_figures_in_the_list_of_sources_do_not_part_from_their_units() -> None:
    shown = edition("en")
    figures = {str(s.figures) for s in imprint(shown, PROGRAMME["en"]).sources if s.figures}
    assert figures and not any(" " in figure.replace(", ", "") for figure in figures if len(figure) < 20)
    assert all("Art. " not in s.text for s in imprint(shown, PROGRAMME["en"]).sources)
    chinese = [s.figures for s in imprint(edition("zh"), PROGRAMME["zh"]).sources if s.figures]
    assert chinese and all(figure.startswith('<span class="keep">') for figure in chinese)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_address_breaks_behind_slashes_only(language: Language) -> None:
    url = "https://banyan.example/en/qy/lessons/first-employee/"
    made = imprint(replace(edition(language), url=url), PROGRAMME[language]).address
    parts = ["https://banyan.example/", "en/", "qy/", "lessons/", "first-employee/"]
    assert str(made) == "".join(f'<span class="keep">{part}</span>' for part in parts)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("384.6万人（2016年）", ["384.6万人", "（2016年）"]),
        ("每月2500元（2017年）", ["每月2500元", "（2017年）"]),
        ("66%（2025年）", ["66%（2025年）"]),
        ("每人每月1234元至12345元", []),
        ("每人每月1234元至12345元（2017年）", []),
    ],
)
def test_a_long_chinese_figure_breaks_before_its_brackets_only(words: str, parts: list[str]) -> None:
    html = typeset(f'<span class="fact" data-fact="a">{words}</span>', "zh")
    assert re.findall(r'keep[^>]*">([^<]+)</span>', html) == parts


def test_dial_goes_with_its_number() -> None:
    number = '<span class="fact" data-fact="line">12345</span>'
    said = f"找不到窗口，打{number}。"
    assert "打</span>\u2060<span" in typeset(said, "zh", frozenset({"line"}))
    assert "\u2060<span" not in typeset(said, "zh")
