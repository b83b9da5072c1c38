"""Editions: the nearest region's value on the date, formatted, sourced, and never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_scripts.model import Edition, Language
from build_scripts.register import Register
from build_scripts.resolve import Resolver
from tests.small_project import EN, FACTS, INDEX, QUIZ, TODAY, ZH, Project

GD = "content/regions/GD.yml"
QY = "content/regions/QY.yml"
WAGE = """min-wage:
  label: {zh: 最低工资, en: Minimum wage}
  kind: money
  per: month
  values:
    - {region: GD, from: 2022-01-01, to: 2025-06-30, value: 1900, source: insurance-law, checked: 2026-01-01, confidence: high}
    - {region: GD, from: 2025-07-01, value: 2080, source: insurance-law, article: "5, 6", checked: 2026-02-01, review_by: 2027-02-01, confidence: high}
    - {region: QY, from: 2026-01-01, to: 2026-06-30, value: 2100, source: insurance-law, checked: 2026-03-01, confidence: high}
qy-people:
  label: {zh: 参保人数, en: Members}
  kind: count
  unit: {zh: 人, en: people}
  values:
    - {region: QY, from: 2017-01-01, value: 14380000, year: 2017, source: insurance-law, checked: 2026-11-21, confidence: high}
"""  # noqa: E501


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path).write("content/facts/wages.yml", WAGE)
    made.write(GD, "id: GD\nparent: CN\nname: {zh: 广东, en: Guangdong}\n")
    made.write(QY, "id: QY\nparent: GD\nname: {zh: 清远, en: Qingyuan}\n")
    return made.change(INDEX, "regions: [CN]", "regions: [GD, QY]")


def edition(
    project: Project,
    language: Language = "zh",
    region: str = "QY",
    as_of: date = TODAY,
    channel: str = "site",
) -> Edition:
    catalogue = project.load()
    return Resolver(catalogue, as_of).edition(catalogue.lessons[0], channel, language, region)


def last(made: Edition) -> str:
    """The last paragraph, where the tests put their sentences."""
    return made.passages[-1].markdown.rsplit("\n\n", 1)[-1]


# --- which value


@pytest.mark.parametrize(
    ("region", "day", "value"),
    [
        ("GD", date(2021, 12, 31), None),
        ("GD", date(2022, 1, 1), 1900),
        ("GD", date(2025, 6, 30), 1900),
        ("GD", date(2025, 7, 1), 2080),
        ("QY", date(2025, 12, 31), 2080),  # before a region's first period its parent's value holds
        ("QY", date(2026, 1, 1), 2100),
        ("QY", date(2026, 7, 1), None),  # after its last period nothing does
        ("CN", date(2026, 1, 1), None),
        ("XX", date(2026, 1, 1), None),
    ],
)
def test_nearest_region_and_period_decide(
    project: Project, region: str, day: date, value: int | None
) -> None:
    found = Register(project.load(), day).value("min-wage", region)
    assert (None if found is None else found.amount) == value


def test_an_amount_that_is_null_is_missing_and_hides_the_parents(project: Project) -> None:
    project.change("content/facts/wages.yml", "value: 2100", "value: null")
    assert Register(project.load(), date(2026, 3, 1)).value("min-wage", "QY") is None


def test_a_circle_of_regions_is_cut(project: Project) -> None:
    catalogue = project.load()
    regions = tuple(replace(r, parent="QY") if r.id == "GD" else r for r in catalogue.regions)
    assert Register(replace(catalogue, regions=regions), TODAY).lineage("QY") == ("QY", "GD")


# --- words


def test_a_quoted_fact_becomes_marked_words(project: Project) -> None:
    project.prose("底薪{fact:min-wage}。", "At least {fact:min-wage}.")
    zh = edition(project, "zh", "GD")
    en = edition(project, "en", "GD")
    assert last(zh) == '底薪<span class="fact" data-fact="min-wage">每月2080元</span>。'
    assert last(en) == 'At least <span class="fact" data-fact="min-wage">2,080 yuan a month</span>.'
    (fact,) = (f for f in zh.facts if f.id == "min-wage")
    assert (fact.value, fact.region, fact.effective_from, fact.effective_to) == (
        "2080",
        "GD",
        "2025-07-01",
        "",
    )
    assert (fact.checked, fact.review_by, fact.source) == (
        "2026-02-01",
        "2027-02-01",
        "《社会保险法》第5、6条",
    )
    assert (zh.checked, zh.review_by) == ("2026-02-01", "2027-02-01")


def test_citations_share_a_number_with_facts_of_the_same_article(project: Project) -> None:
    made = edition(project)
    messages = made.passages[0].markdown
    assert '自己能查。<sup class="cite">2</sup>' in messages
    assert {f.id: f.source_number for f in made.facts} == {
        "pension-rate": 1,
        "right-to-check": 2,
        "hotline-12333": 1,
    }


def test_a_historical_figure_shows_its_year(project: Project) -> None:
    project.prose("有{fact:qy-people}。", "There are {fact:qy-people}.")
    assert "2017" in last(edition(project))


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("甲。底薪{fact:min-wage|else=omit}。乙。", "甲。乙。"),
        ("甲。底薪{fact:min-wage|else=ask}。乙。", "甲。当地现在怎么规定，请打12333问清楚。乙。"),
        ("底薪{fact:min-wage|else=omit}。", "## 还想多知道一点"),
        ("甲。{cite:right-to-check}底薪{fact:min-wage|else=omit}。乙。", "甲。1乙。"),
        ("- 甲\n- 底薪{fact:min-wage|else=omit}\n- 乙", "- 甲\n- 乙"),
        ("底薪{fact:min-wage|else=omit}，加{fact:min-wage|else=omit}。乙。", "乙。"),
    ],
)
def test_a_missing_value_takes_its_sentence_with_it(project: Project, zh: str, expected: str) -> None:
    project.prose(zh, "Good.")
    plain = last(edition(project, "zh", "QY")).replace('<sup class="cite">2</sup>', "1")
    assert (
        plain.replace('<span class="fact" data-fact="hotline-12333">', "").replace("</span>", "") == expected
    )


def test_what_replaces_a_sentence_in_english(project: Project) -> None:
    project.prose(
        "好。", "One. The wage is {fact:min-wage|else=ask}. Two. Not {fact:min-wage|else=omit}. Three."
    )
    words = last(edition(project, "en", "QY"))
    assert words == (
        'One. Call <span class="fact" data-fact="hotline-12333">12333</span> '
        "to ask what holds here now. Two. Three."
    )


def test_a_fact_may_name_its_own_hotline(project: Project) -> None:
    other = (
        "hotline-12393:\n  label: {zh: 医保, en: Health}\n  kind: phone\n  values:\n"
        '    - {region: CN, from: 2020-01-01, value: "12393", source: insurance-law, checked: 2026-01-01, '
        "confidence: high}\n"
    )
    project.write(
        "content/facts/wages.yml",
        other + WAGE.replace("  per: month\n", "  per: month\n  ask: hotline-12393\n"),
    )
    project.prose("底薪{fact:min-wage|else=ask}。", "One. The wage is {fact:min-wage|else=ask}. Two.")
    assert ">12393</span>" in last(edition(project, "zh", "QY"))
    assert ">12393</span>" in last(edition(project, "en", "QY"))


def test_a_block_of_which_nothing_is_left_is_no_passage(project: Project) -> None:
    project.change(ZH, "别只听别人说。", "底薪{fact:min-wage|else=omit}。")
    project.change(EN, "Do not go by hearsay.", "The wage is {fact:min-wage|else=omit}.")
    assert "warning" not in {p.kind for p in edition(project, "zh", "QY").passages}
    assert "warning" in {p.kind for p in edition(project, "zh", "GD").passages}


def test_text_around_markup_is_kept_and_marked_words_are_escaped(project: Project) -> None:
    project.write(
        "content/glossary.yml",
        "base:\n  name: {zh: 缴费基数, en: contribution base}\n"
        "  definition: {zh: '不低于{fact:min-wage}。', en: 'At least {fact:min-wage}.'}\n",
    )
    project.prose("按{term:base|基数 <b>}算，<b>不少</b>。", "By the {term:base}.")
    made = edition(project, "zh", "GD")
    assert last(made) == '按<span class="term" data-term="base">基数 &lt;b&gt;</span>算，<b>不少</b>。'
    assert [(t.name, t.definition) for t in made.terms] == [("缴费基数", "不低于每月2080元。")]
    assert "min-wage" in {f.id for f in made.facts}


def test_figures_are_computed_with_percentages_as_hundredths(project: Project) -> None:
    project.write(
        "content/lessons/pension/figures.yml",
        "wage: {kind: money, value: 6000, per: month}\nown: {kind: money, calc: wage * pension-rate}\n"
        "part: {kind: percent, calc: own / wage}\nagain: {kind: money, calc: wage * part}\n",
    )
    project.prose(
        "缴{figure:own}，占{figure:part}，就是{figure:again}。",
        "{figure:own}, {figure:part}, {figure:again}.",
    )
    words = last(edition(project)).replace('<span class="figure">', "").replace("</span>", "")
    assert words == "缴480元，占8%，就是480元。"


def test_a_figure_that_wants_for_a_fact_takes_its_sentence_with_it(project: Project) -> None:
    project.write(
        "content/lessons/pension/figures.yml",
        "pay: {kind: money, calc: min-wage * 2}\ntwice: {kind: money, calc: pay * 2}\n",
    )
    project.prose("有钱。能领{figure:twice|else=omit}。", "There is money. You get {figure:twice|else=omit}.")
    assert project.check() == []
    assert last(edition(project, "en", "GD")).endswith('<span class="figure">8,320 yuan</span>.')
    project.change(INDEX, "regions: [GD, QY]", "regions: [CN]")
    assert project.check() == []
    assert last(edition(project, "en", "CN")) == "There is money."
    assert last(edition(project, "zh", "CN")) == "有钱。"
    project.prose("能领{figure:twice|else=ask}。", "You get {figure:twice|else=ask}.")
    assert "12333" in last(edition(project, "zh", "CN"))


def test_a_question_about_what_a_region_lacks_is_not_asked_there(project: Project) -> None:
    project.write("content/lessons/pension/figures.yml", "pay: {kind: money, calc: min-wage * 2}\n")
    quiz = "content/lessons/pension/quiz.yml"
    before = len(edition(project, "zh", "GD").quiz)
    extra = (
        "- id: double-pay\n  type: single\n  goal: 1\n  facts: [min-wage]\n"
        "  ask: {zh: 加起来是多少？, en: How much is it together?}\n"
        "  options:\n    - {zh: '{figure:pay}', en: '{figure:pay}', right: true}\n"
        "    - {zh: 不知道, en: Nobody knows}\n"
        "  explain: {zh: 看看最低工资。, en: Look at the minimum wage.}\n"
    )
    project.write(quiz, (project.root / quiz).read_text("utf-8") + extra)
    assert project.check() == []
    assert len(edition(project, "zh", "GD").quiz) == before + 1
    project.change(INDEX, "regions: [GD, QY]", "regions: [GD, CN]")
    assert project.check() == []
    assert [q.id for q in edition(project, "zh", "CN").quiz] == [
        q.id for q in edition(project, "zh", "GD").quiz if q.id != "double-pay"
    ]


def test_a_question_that_rests_only_on_what_a_region_lacks_is_not_asked_there(project: Project) -> None:
    quiz = "content/lessons/pension/quiz.yml"
    extra = (
        "- id: here\n  type: true-false\n  goal: 1\n  facts: [{}]\n  answer: true\n"
        "  ask: {{zh: 这里有最低工资。, en: There is a minimum wage here.}}\n"
        "  explain: {{zh: 看看标准。, en: Look it up.}}\n"
    )
    before = (project.root / quiz).read_text("utf-8")
    project.change(INDEX, "regions: [GD, QY]", "regions: [GD, CN]")
    for facts, asked in (("min-wage", False), ("min-wage, pension-rate", True)):
        project.write(quiz, before + extra.format(facts))
        assert ("here" in {q.id for q in edition(project, "zh", "CN").quiz}) is asked
        assert "here" in {q.id for q in edition(project, "zh", "GD").quiz}


def test_pinyin_stands_above_its_word_and_behind_it_where_ruby_is_unknown(project: Project) -> None:
    project.prose("{pinyin:赡养|shàn yǎng}父母。", "Support of parents.")
    assert last(edition(project)) == "<ruby>赡养<rp>（</rp><rt>shàn yǎng</rt><rp>）</rp></ruby>父母。"


# --- what ships where


def test_a_channel_gets_only_what_it_may_carry(project: Project) -> None:
    assert [p.kind for p in edition(project, channel="leaflet").passages] == [
        "key-messages",
        "what",
        "steps",
        "warning",
        "who",
    ]
    assert edition(project, channel="leaflet").quiz == ()
    assert edition(project, channel="kit").passages == ()


def test_a_block_may_be_limited_further(project: Project) -> None:
    project.change(ZH, "/// warning | 别踩坑\n", "/// warning | 别踩坑\n    channels: [leaflet]\n\n")
    project.change(EN, "Where people go wrong\n", "Where people go wrong\n    channels: [leaflet]\n\n")
    assert "warning" not in {p.kind for p in edition(project).passages}
    assert "warning" in {p.kind for p in edition(project, channel="leaflet").passages}


def test_what_is_for_facilitators_reaches_only_internal_editions(project: Project) -> None:
    project.change(ZH, "/// warning | 别踩坑\n", "/// warning | 别踩坑\n    audiences: [facilitators]\n\n")
    project.change(EN, "Where people go wrong\n", "Where people go wrong\n    audiences: [facilitators]\n\n")
    catalogue = project.load()
    resolver = Resolver(catalogue, TODAY)
    lesson = catalogue.lessons[0]
    public = resolver.edition(lesson, "site", "zh", "GD")
    internal = resolver.edition(lesson, "site", "zh", "GD", internal=True)
    assert {p.kind for p in internal.passages} - {p.kind for p in public.passages} == {"warning"}


def test_true_and_false_become_two_options(project: Project) -> None:
    (question,) = edition(project, "en").quiz
    assert [(o.text, o.right) for o in question.options] == [("True", True), ("False", False)]
    project.change(QUIZ, "answer: true", "answer: false")
    (question,) = edition(project, "zh").quiz
    assert [(o.text, o.right) for o in question.options] == [("对", False), ("错", True)]


# --- identity


def test_only_what_is_said_changes_an_edition(project: Project) -> None:
    before = edition(project, "zh", "GD")
    assert edition(project, "zh", "GD", as_of=date(2026, 12, 24)) == before
    facts = (project.root / FACTS).read_text(encoding="utf-8")
    project.write(FACTS, "# a comment moves every line\n" + facts)
    assert edition(project, "zh", "GD") == before
    project.change(FACTS, "value: 8", "value: 9")
    after = edition(project, "zh", "GD")
    assert after.code != before.code
    assert after.code.startswith("P-GD-zh-")


def test_addresses(project: Project) -> None:
    assert edition(project, "zh", "GD").url == "https://sample.example/lessons/pension/"
    assert edition(project, "zh", "QY").url == "https://sample.example/qy/lessons/pension/"
    assert edition(project, "en", "QY").url == "https://sample.example/en/qy/lessons/pension/"


def test_contacts_of_the_region_come_before_its_parents(project: Project) -> None:
    contact = "contacts:\n  - {{id: {0}, name: {{zh: {1}, en: {2}}}, phone: hotline-12333, topics: [work]}}\n"
    for path, name in ((QY, "窗口"), (GD, "大厅")):
        target = project.root / path
        own = contact.format("desk" if path == QY else "hall", name, "Desk")
        target.write_text(target.read_text(encoding="utf-8") + own, encoding="utf-8")
    made = edition(project, "zh", "QY")
    assert [(c.id, c.name, c.phone) for c in made.contacts] == [
        ("desk", "窗口", "12333"),
        ("hall", "大厅", "12333"),
    ]
    assert [c.id for c in edition(project, "zh", "GD").contacts] == ["hall"]


def test_sources_are_the_files_that_the_edition_rests_on(project: Project) -> None:
    assert edition(project).sources == (
        "content/facts/facts.yml",
        "content/lessons/pension/quiz.yml",
        "content/lessons/pension/zh.md",
        "content/sources.yml",
    )
