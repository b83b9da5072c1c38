"""Words set for print: what breaks, what stays together, which signs give up their empty half."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from build_scripts.channels.leaflet.ruler import STYLES
from build_scripts.fonts import activate
from build_scripts.model import Language
from build_scripts.render.large_type import in_phrases, title_in_words, with_last_words
from build_scripts.render.markdown import to_html
from build_scripts.render.phrases import phrases
from build_scripts.render.press import Press
from build_scripts.render.typography import typeset
from build_scripts.render.word_ends import word_ends
from tests.leaflet_pages import lines, plain
from tests.projects import ROOT

_WORDS = st.text(alphabet="工伤认定单位天30A，。、：；？！“”‘’（）《》—…%", min_size=1, max_size=40)


def _text(html: str) -> str:
    return plain(lxml_html.fragment_fromstring(html, create_parent="div").text_content())


@pytest.mark.parametrize(
    ("words", "halved"),
    [
        ("他说：“走。”我没走。", ["：", "。"]),
        ("（只算白天），夜里不算", ["（", "）"]),
        ("《条例》、《办法》", ["《", "》", "、"]),
        ("他（《条例》）说", ["《", "》"]),
        ("先救人。再报案。", []),
        ("“临时工”也算", ["“"]),
    ],
)
def test_of_two_signs_in_a_row_one_gives_up_its_empty_half(words: str, halved: list[str]) -> None:
    html = typeset(words, "zh")
    assert re.findall(r'<span class="halt">(.)</span>', html) == halved
    assert _text(html) == words


def test_signs_meet_across_emphasis() -> None:
    html = typeset("<strong>别说“没事”</strong>。走", "zh")
    assert '<span class="halt">”</span></strong>\u2060。' in html


@settings(deadline=None)
@given(words=_WORDS)
def test_nothing_is_lost_or_added_in_chinese(words: str) -> None:
    assert _text(typeset(words, "zh")) == words


@settings(deadline=None)
@given(words=st.text(alphabet="ab 's\"“”,.30%", min_size=1, max_size=40))
def test_nothing_is_lost_or_added_in_english(words: str) -> None:
    assert _text(typeset(words, "en")).replace("’", "'").split() == words.split()


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<span class="fact" data-fact="a">30天</span>', True),
        ('<span class="figure">127元</span>', True),
        ('<span class="fact" data-fact="a">每人每月1234元至12345元</span>', False),
    ],
)
def test_short_figures_do_not_break(html: str, kept: bool) -> None:
    assert ('keep"' in typeset(html, "zh")) is kept
    assert "data-fact" not in typeset(html, "zh")


def test_short_english_figures_do_not_break() -> None:
    html = typeset(
        '<span class="fact" data-fact="a">30 days</span>, call <span class="fact" data-fact="b">0-1</span>',
        "en",
    )
    assert html == '<span class="fact">30\u00a0days</span>, call<span class="fact">\u00a00-\u20601</span>'


def test_the_number_of_a_long_english_figure_stays_with_its_first_word() -> None:
    html = typeset('Up to <span class="fact" data-fact="a">2 million yuan a year</span> is free.', "en")
    assert '<span class="fact"> 2\u00a0million yuan a year</span>' in html
    html = typeset('A fine of <span class="fact" data-fact="a">10,000 to 30,000 yuan</span> is due.', "en")
    assert '<span class="fact"> 10,000\u00a0to\u00a030,000\u00a0yuan</span>' in html


def test_phone_numbers_are_marked() -> None:
    html = typeset('打<span class="fact" data-fact="line">98765</span>问', "zh", frozenset({"line"}))
    assert 'class="fact keep number-to-call air"' in html
    assert '<span class="air">打</span>' in html


def test_a_number_keeps_its_unit() -> None:
    html = typeset('花<span class="fact" data-fact="a">127</span>元。', "zh")
    assert "127</span>\u2060元。" in html


@pytest.mark.parametrize("before", ["不缴。", "<strong>不缴</strong>", "不缴 "])
def test_a_note_stays_with_the_word_before_it(before: str) -> None:
    assert '\u2060<sup class="cite">2</sup>' in typeset(f'{before}<sup class="cite">2</sup>', "zh")


def test_the_last_line_of_a_chinese_paragraph_has_three_characters() -> None:
    assert typeset("单位要拿出证据。", "zh").endswith('<span class="keep">证据。</span>')


@pytest.mark.parametrize(
    ("language", "words", "bound"),
    [
        ("zh", "前七样：⑤手机号 ⑥家里几口人", "前七样：⑤|手机号 ⑥|家里几口人"),
        ("en", "mobile number ⑥ size of family", "mobile number ⑥~size of family"),
        ("en", "keep ①②⑥ here", "keep ①|②|⑥~here"),
    ],
)
def test_the_number_of_an_item_stays_with_the_item(language: Language, words: str, bound: str) -> None:
    set_words = typeset(words, language, running=False)
    assert set_words.replace("\u2060", "|").replace("\u00a0", "~") == bound


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ('一共<span class="fact" data-fact="a">45个工作日</span>内。', "45个工作日</span>|内|。"),
        ("说“我是外地医保”。", '医|保<span class="halt">|”</span>|。'),
        ("说：“对您也稳当。”", '稳|当<span class="halt">|。</span>|”'),
        ('累计<span class="fact" data-fact="a">3次</span>就停。<sup class="cite">1</sup>', "就|停|。|<sup"),
        ("<strong>别说没事</strong>。走", "没事</strong>|。|走"),
        ("走。", "走。"),
    ],
)
def test_the_last_characters_stay_together_across_elements(words: str, end: str) -> None:
    assert end in typeset(words, "zh").replace("\u2060", "|")


def test_no_character_is_alone_on_the_last_line_at_any_width(tmp_path: Path) -> None:
    activate(ROOT / "templates/_shared/fonts", tmp_path)
    ends = (
        '特殊的<span class="fact" data-fact="a">45天</span>内。',
        "声“我是外地医保”。",
        "<strong>没事</strong>。走",
    )
    columns = "".join(
        f'<div class="panel" style="font-size:9.5pt;left:{left}mm;top:8mm;width:83mm">'
        + "".join(f"<p>{typeset('一' * shift + end, 'zh')}</p>" for shift in range(14, 29))
        + "</div>"
        for left, end in zip((8, 107, 206), ends, strict=True)
    )
    press = Press(ROOT)
    style = press.style(*STYLES)
    html = (
        '<!DOCTYPE html><html lang="zh-CN"><title>x</title><body>'
        f'<div class="side">{columns}</div><div class="side"></div></body></html>'
    )
    pdf = press.engine.write(press.engine.layout(html, style, press.templates), html + style)
    rows = [plain(row) for _, row in lines(pdf, 0)]
    assert sum(row.startswith("一" * 14) for row in rows) == 45
    assert min(len(row) for row in rows) == 3


def test_a_short_last_word_is_not_alone() -> None:
    assert typeset("The employer pays for it.", "en") == "The employer pays for\u00a0it."
    assert typeset("You get compensation.", "en") == "You get compensation."
    assert typeset("City government line", "en") == "City government line"
    note = '<sup class="cite">2</sup>'
    assert typeset(f"You get it.{note}", "en") == f"You get\u00a0it.\u2060{note}"


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ('owes <span class="fact" data-fact="a">double</span> pay.', " double</span>\u00a0pay."),
        ('now, in <span class="fact" data-fact="a">2039</span>.', 'in<span class="fact">\u00a02039</span>.'),
        ("Not sure? <strong>Call us</strong>", "Call\u00a0us</strong>"),
    ],
)
def test_the_last_two_words_stay_together_across_elements(words: str, bound: str) -> None:
    assert bound in typeset(words, "en")


def test_a_cell_may_end_on_a_short_word() -> None:
    table = "<table><tr><td>see your record for free</td></tr></table>"
    assert "for free</td>" in typeset(table, "en")


def test_no_english_line_begins_with_a_dash() -> None:
    assert typeset("<p>together – co-op, NGO – and the rules</p>", "en").count("\u00a0– ") == 2


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Losing a job: pay and a new start", "Losing a|job: pay and a|new|start"),
        ("Cash, risk and stopping well", "Cash, risk and stopping|well"),
        ("The map of social assistance", "The|map of social assistance"),
        ("The contract of the first month", "The|contract of the|first|month"),
        ("Wages, hours, overtime", "Wages, hours, overtime"),
        ("Work & pay", "Work &amp;|pay"),
    ],
)
def test_an_english_title_keeps_its_articles_and_its_end(title: str, made: str) -> None:
    assert title_in_words(title).replace("\u00a0", "|") == made


def test_the_last_two_words_of_a_large_line_stay_together() -> None:
    html = typeset('You can challenge it.<sup class="cite">3</sup>', "en")
    assert "challenge it." in html
    assert with_last_words(html, 13) == html.replace("challenge it.", "challenge\u00a0it.")
    assert with_last_words(html, 12) == html


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("Work injury insurance pays.", "Work injury insurance|pays."),
        ("In between, the government adds to it.", "In between, the government adds|to|it."),
        ("Ask your city service line, 12345.", "Ask your city service line,|12345."),
        ("It is open for up to 12\u00a0months.", "It is open for up to 12|months."),
        ("They find the requirements incomprehensible.", "They find the requirements incomprehensible."),
        ("Pays.", "Pays."),
    ],
)
def test_in_a_wide_column_the_last_line_of_an_english_paragraph_has_ten_letters(said: str, made: str) -> None:
    assert typeset(said, "en", wide=True).replace("\u00a0", "|") == made


def test_in_a_narrow_column_longer_words_may_part() -> None:
    assert "\u00a0" not in typeset("Work injury insurance pays.", "en")


def test_the_end_of_a_sentence_is_as_long_as_wanted() -> None:
    html = typeset("Check with your office or hotline before you act.", "en")
    assert html.endswith("before you\u00a0act.")
    assert with_last_words(html, 28, 20).endswith("or hotline\u00a0before\u00a0you\u00a0act.")


def test_the_last_two_words_are_not_bound_twice() -> None:
    html = "Today you carry the old; tomorrow others carry\u00a0you."
    assert with_last_words(html, 40) == html


def test_apostrophes_curl_and_quotation_marks_stay() -> None:
    assert typeset("workers' rights, don't,<strong> firm</strong>'s", "en") == (
        "workers’ rights, don’t,<strong> firm</strong>’s"
    )
    assert typeset("'yes'", "en").startswith("'yes")


def test_spaces_that_markdown_needed_go() -> None:
    assert (
        _text(typeset(to_html("**先救人。** 马上去\n医院 APP 里查"), "zh")) == "先救人。马上去医院 APP 里查"
    )


def test_short_cells_of_a_chinese_table_do_not_break() -> None:
    html = typeset(to_html("| | 能得到的 |\n|---|---|\n| 个人 | 遇事有人扛 |"), "zh")
    assert re.findall(r'<t[hd] class="keep">(.+?)</t', html) == ["能得到的", "个人"]
    assert '遇事<span class="keep">有人扛</span></td>' in html


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a co-op sells", "a co-\u2060op sells"),
        ("your e-card says", "your e-\u2060card says"),
        ("self-employed people", "self-employed people"),
        ("a sub-district office", "a sub-\u2060district office"),
        ("say (居民) at every window", "say (居\u2060民) at every window"),
        ("up-to-date lists", "up-\u2060to-\u2060date lists"),
    ],
)
def test_the_short_part_of_a_word_does_not_leave_it(words: str, kept: str) -> None:
    assert typeset(words, "en") == kept


def test_titles_break_behind_their_signs() -> None:
    assert phrases("工伤：认定、治疗、赔偿") == ("工伤：", "认定、", "治疗、", "赔偿")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("契约大家守：群众参保，政府兑现、讲清楚。", ["契约大家守：", "群众参保，", "政府兑现、讲清楚。"]),
        ("“走，快走。”他说。", ["“走，", "快走。”", "他说。"]),
        ('一般<span class="fact" data-fact="a">60天</span>内，要付款。', ["一般60天内，", "要付款。"]),
        ('不上网。<sup class="cite">1</sup><sup class="cite">2</sup>', ["不上网。12"]),
    ],
)
def test_large_lines_end_behind_signs(words: str, found: list[str]) -> None:
    root = lxml_html.fragment_fromstring(in_phrases(typeset(words, "zh"), 11), create_parent="div")
    assert {element.get("class") for element in root} == {"keep"}
    assert [plain(element.text_content()) for element in root] == found
    assert not root.text and not any(element.tail for element in root)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "不知道、太麻烦、怕人说、手续卡，都会领不到。",
            ["不知道、", "太麻烦、", "怕人说、", "手续卡，", "都会领不到。"],
        ),
        ("没有单位也能参加职工养老，钱全由自己缴。", ["没有单位", "也能参加职工养老，", "钱全由自己缴。"]),
        (
            '津贴直接打到妈妈自己的账户。<sup class="cite">3</sup><sup class="cite">4</sup>',
            ["津贴直接打到", "妈妈自己的", "账户。34"],
        ),
        (
            '断了先等<span class="figure">3个月</span>，每断一年加<b>1个月</b>。',
            ["断了先等3个月，", "每断一年加1个月。"],
        ),
    ],
)
def test_a_phrase_longer_than_the_line_ends_its_lines_where_words_end(words: str, found: list[str]) -> None:
    root = lxml_html.fragment_fromstring(in_phrases(typeset(words, "zh"), 11), create_parent="div")
    assert [plain(element.text_content()) for element in root] == found
    assert {element.get("class") for element in root} == {"keep"}


def test_what_no_word_end_is_known_in_breaks_anywhere() -> None:
    html = in_phrases("护理保险需要多少照护才好，行。", 9)
    assert html == '护理保险需要多少照护<span class="keep">才好，</span><span class="keep">行。</span>'


@settings(deadline=None)
@given(words=_WORDS, longest=st.integers(1, 20))
def test_large_lines_lose_nothing(words: str, longest: int) -> None:
    assert _text(in_phrases(typeset(words, "zh"), longest)) == words


@pytest.mark.parametrize(
    "cut",
    [
        "临时救助|在出事的|地方申请",
        "谁|也不能逼你登记成|个体户",
        "请免费律师|不用证明家里穷",
        "骑手、|司机接单受伤|有保障",
        "家庭人均|可支配收入",
        "现在归还所有目的",
        "为了就业|还是不动产",
        "找不到就业机会",
        "流落|在外的人",
        "",
    ],
)
def test_words_end_where_function_words_do(cut: str) -> None:
    clause = cut.replace("|", "")
    ends = (0, *word_ends(clause), len(clause))
    assert "|".join(clause[one:two] for one, two in pairwise(ends)) == cut


def test_no_line_of_any_width_begins_or_ends_with_a_forbidden_sign(tmp_path: Path) -> None:
    """The engine's own line breaking together with our spans: one paragraph, shifted character by character."""
    activate(ROOT / "templates/_shared/fonts", tmp_path)
    sentence = (
        "他说：“（先）去《条例》里查。”单位不去，<strong>“自己去”</strong>，30%的人；"
        '要<span class="fact" data-fact="a">30天</span>内！<sup class="cite">2</sup>行吗？'
        '打<span class="fact" data-fact="b">98765</span>，问清楚。'
    )
    columns = "".join(
        f'<div class="panel" style="font-size:9.5pt;left:{left}mm;top:8mm;width:83mm">'
        + "".join(f"<p>{typeset('一' * shift + sentence, 'zh')}</p>" for shift in shifts)
        + "</div>"
        for left, shifts in ((8, range(12)), (108, range(12, 24)))
    )
    press = Press(ROOT)
    pdf = press.pdf(
        f'<!DOCTYPE html><html lang="zh-Hans"><head><title>x</title></head><body>'
        f'<div class="side">{columns}</div></body></html>',
        press.style(*STYLES),
    )
    seen = [line for _, line in lines(pdf, 0) if line != "2"]
    assert len(seen) > 60
    for line in seen:
        assert line[0] not in "。，、；：！？）》」』】”’%", line
        assert line[-1] not in "（《「『【“‘", line
    assert sum("30天" in line for line in seen) == sum("98765" in line for line in seen) == 24


def test_an_english_line_takes_all_the_words_that_fit(tmp_path: Path) -> None:
    """Where words fit and the space behind them does not, WeasyPrint 70 alone would break after the first word."""
    activate(ROOT / "templates/_shared/fonts", tmp_path)
    words = typeset(
        'The employer applies within <span class="fact" data-fact="a">30 days</span>; then you have '
        "<strong>one year</strong> to go.",
        "en",
    )
    press = Press(ROOT)
    for width in range(1380, 1560, 4):
        pdf = press.pdf(
            '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><div class="side"><div class="panel" '
            f'style="font-size:17pt;left:8mm;top:8mm;width:{width / 20}mm"><p>{words}</p></div></div></body></html>',
            press.style(*STYLES),
        )
        first = next(line for _, line in lines(pdf, 0))
        assert first.startswith("Theemployerapplies"), width
        assert not first.endswith("30"), width


def test_a_word_bound_to_an_element_does_not_empty_the_lines_before_it(tmp_path: Path) -> None:
    """WeasyPrint 70 alone would set “Contracts,” or “the” on a line of its own."""
    activate(ROOT / "templates/_shared/fonts", tmp_path)
    words = typeset('Contracts, debts, the law: call <span class="fact" data-fact="a">98765</span>.', "en")
    press = Press(ROOT)
    for width in (34, 38, 58, 64, 68):
        pdf = press.pdf(
            '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><div class="side"><div class="panel" '
            f'style="font-size:12pt;left:8mm;top:8mm;width:{width}mm"><p>{words}</p></div></div></body></html>',
            press.style(*STYLES),
        )
        rows = [line for _, line in lines(pdf, 0)]
        assert rows[0].startswith("Contracts,debts,") and "the" not in rows, width
        assert rows[-1].endswith("call98765."), width
