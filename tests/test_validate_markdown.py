"""Markdown is checked as the dialect will read it: emphasis, headings, links, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.render.markdown import to_html
from build_scripts.validate.emphasis import stray
from build_scripts.validate.masks import visible, without_markup
from tests.small_project import EN, ZH, Project, place


@pytest.mark.parametrize(
    "text",
    [
        "**先救人。**急救",
        "要**“自己”**查",
        "**记住**：**先问**，再签。",
        "**{fact:a}**之内",
        "姓名：____ 电话：______",
        "3 * 4 * 5",
        "`**`是什么",
        "snake_case_name",
        "- **一**\n- **二**\n\n1. **三**",
    ],
)
def test_emphasis_that_works(text: str) -> None:
    assert list(stray(text)) == []


@pytest.mark.parametrize(
    ("text", "offset", "mark"),
    [
        ("要** 记住**的", 1, "**"),
        ("要**记住 **的", 1, "**"),
        ("**一**和**二", 6, "**"),
        ("＊＊记住＊＊", 0, "＊＊"),
        ("好。\n\n- 一\n- **二", 10, "**"),
        ("记住__这个__吧", 2, "__"),
    ],
)
def test_emphasis_that_does_not_work(text: str, offset: int, mark: str) -> None:
    assert list(stray(text)) == [(offset, mark)]


@given(st.text(alphabet="字a 。“”*_\n-", max_size=40))
def test_what_is_called_sound_shows_no_marks(text: str) -> None:
    """The short cut, which does not render, agrees with the renderer."""
    if not list(stray(text)):
        for paragraph in re.split(r"\n(?=[ \t]*[-*+][ \t])|\n[ \t]*\n", text):
            shown = re.sub(r"<[^<>]*>", "", to_html(paragraph))
            assert not re.search(r"\*\*[^*\s]+\*\*", shown)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## 一\n\n### 二\n\n## 三", []),
        ("## 一\n\n#### 二", [(35, "#### 二")]),
        ("# 一", [(33, "# 一")]),
        ("一\n===", [(33, "一 ===")]),
        ("### 一\n\n#### 二\n\n##### 三", []),
    ],
)
def test_headings_go_down_one_level_at_a_time(
    tmp_path: Path, body: str, found: list[tuple[int, str]]
) -> None:
    findings = Project(tmp_path).prose(body, body).check()
    here = [(d.location.line, dict(d.values)["found"]) for d in findings if d.location.path == ZH]
    assert {d.code for d in findings} <= {"L504"}
    assert here == found


def test_headings_inside_a_block_stand_below_its_title(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.change(ZH, "别只听别人说。", "### 一\n\n## 二").change(
        EN, "Do not go by hearsay.", "### A\n\n### B"
    )
    assert [(d.code, place(d)) for d in project.check()] == [("L504", (ZH, 26, 1))]


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("[看](lesson:pension)", []),
        ("[看](lesson:pension#steps)", []),
        ("[看](https://www.sample.example/a?b=c#d)", []),
        ("[看](../pension/zh.md)", ["L501"]),
        ("[看](https:/sample.example)", ["L501"]),
        ("[看](mailto:a@sample.example)", ["L501"]),
        ("[看][1]\n\n[1]: lesson:nothing", ["L501"]),
        ("`[看](nowhere)`", []),
        ('![窗口](pictures/a.svg "窗口")', ["L502"]),
        ('<img src="pictures/a.svg" alt="">', ["L502", "L503"]),
        ("![](https://www.sample.example/a.png)", ["L502", "L503"]),
    ],
)
def test_links_and_pictures(tmp_path: Path, link: str, codes: list[str]) -> None:
    findings = Project(tmp_path).prose(link, link).check()
    assert [d.code for d in findings if d.location.path == ZH] == codes


def test_words_in_pictures_hold_no_amounts(tmp_path: Path) -> None:
    path = "content/lessons/pension/pictures/a.svg"
    project = Project(tmp_path).write(path, "<svg>\n<title>窗口</title><text x='30'>30天</text></svg>\n")
    assert [(d.code, place(d)) for d in project.check()] == [("B405", (path, 2, 31))]


@given(st.text(alphabet="a字`{}[]()<>:/|.\n1 ", max_size=60))
def test_masking_keeps_every_place(text: str) -> None:
    for masked in (without_markup(text), visible(text)):
        assert len(masked) == len(text)
        assert all(new in {old, "\0"} for new, old in zip(masked, text, strict=True))
        assert masked.count("\n") == text.count("\n")
