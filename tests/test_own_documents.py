"""Organisers' documents: what a template may do, what it may never do, and what is said of a value that is missing."""

from __future__ import annotations

import html

import jinja2
import pytest

from build_scripts.documents import fill
from build_scripts.documents.fill import LARGEST, Filled, Template, amount_text
from build_scripts.documents.names import View
from build_scripts.documents.said import Said
from build_scripts.documents.tags import blanked
from build_scripts.model import CustomField, FieldOption, FieldType, Language, Location, Text

AT = Location("workshop.yml", 1)


def field(name: str, kind: FieldType = "text", *, each: bool = False) -> CustomField:
    options = (FieldOption("host", Text("主办出", "The host")), FieldOption("own", Text("自己出", "Oneself")))
    return CustomField(
        id=name,
        type=kind,
        label=Text(name, name),
        each=each,
        required=False,
        default=None,
        example=None,
        private=False,
        unit=None,
        options=options if kind == "choice" else (),
        location=AT,
    )


FIELDS = (
    field("hotel"),
    field("far", "number"),
    field("lunch", "yes-no"),
    field("reply_by", "date"),
    field("fare", "choice"),
    field("bus", each=True),
)


def said(words: str, canonical: str = "", kind: str = "given") -> Said:
    return Said(words, canonical or words, kind)


VALUES = {
    "event": View("event", {"title": said("论坛"), "date": said("2026年12月5日", kind="date")}),
    "participant": View("participant", {"name": said("参会者01")}),
    "region": said("清远"),
    "agenda": tuple(View("row", {"title": said(title)}) for title in ("签到", "午餐")),
    "participants": tuple(
        View("participant", {"name": said(name), "field": View("field", bus)})
        for name, bus in (("参会者01", {"bus": said("1号车")}), ("参会者02", {}))
    ),
    "field": View(
        "field",
        {
            "far": said("12公里", "12", "number"),
            "lunch": said("否", "no", "yes-no"),
            "reply_by": said("2026年11月28日", "2026-11-28", "date"),
            "fare": said("主办出", "host", "choice"),
        },
    ),
}


def filled(source: str, *, each: bool = True, language: Language = "zh", lenient: bool = False) -> Filled:
    template = Template(source, FIELDS, each=each, lenient=lenient)
    assert template.is_ready, template.read.faults
    return template.fill(VALUES, language)


def text(source: str, *, each: bool = True) -> str:
    return html.unescape(filled(source, each=each).markdown)


def refused(source: str, *, each: bool = True) -> list[tuple[str, int, int]]:
    """Code, line and column of each mistake; the template must not have become one that can be filled."""
    template = Template(source, FIELDS, each=each)
    assert not template.is_ready
    return [(fault.code, *template.place(fault.offset)) for fault in template.read.faults]


# --- what it can do


def test_names_conditions_and_loops() -> None:
    assert text("{{ participant.name }}您好，{{ event.date }}见。") == "参会者01您好，2026年12月5日见。"
    assert text("{% if field.lunch %}供餐{% else %}不供餐{% endif %}") == "不供餐"
    assert text("{% if field.hotel %}住{{ field.hotel }}{% endif %}来") == "来"
    assert text("{{ field.hotel | default('自己找') }}") == "自己找"
    assert (
        text("{% for row in agenda %}\n{{ loop.index }} {{ row.title }}\n{% endfor %}\n")
        == "1 签到\n2 午餐\n"
    )
    loop = "{% for p in participants %}{{ p.name }}{% if p.field.bus %}坐{{ p.field.bus }}{% endif %} {% endfor %}"
    assert text(loop, each=False) == "参会者01坐1号车 参会者02 "
    assert text("{{ 'abc' | upper }}") == "ABC"
    assert text("{{ event.title if field.lunch }}。") == "。"


def test_values_are_compared_by_words_or_by_what_is_behind_them() -> None:
    assert (
        text("{{ 1 if field.fare == 'host' }}{{ 2 if field.fare == '主办出' }}{{ 3 if field.fare == 'own' }}")
        == "12"
    )
    assert text("{{ 1 if field.far > 9 }}{{ 2 if field.far < 100.5 }}{{ 3 if field.far == 12 }}") == "123"
    assert text("{{ 1 if field.reply_by < '2026-12-01' }}") == "1"
    faults = filled("第一行\n{{ 1 if event.title > 5 }}").faults
    assert [(fault.code, fault.offset) for fault in faults] == [("K922", 4)]


def test_a_value_is_never_markup_a_reference_or_a_tag() -> None:
    nasty = "**粗** <b>x</b> [a](http://x) {fact:lowest-wage} {{ event.date }} | # 1. `c`"
    template = Template("{{ field.hotel }}", FIELDS, each=True)
    shown = template.fill({"field": View("field", {"hotel": said(nasty)})}, "zh")
    assert html.unescape(shown.markdown) == nasty
    assert not set(shown.markdown) & set("*<>[]{}|`_\\")
    assert "1." not in shown.markdown


def test_lines_of_a_long_text_stay_lines() -> None:
    template = Template("{{ field.hotel }}", FIELDS, each=True)
    shown = template.fill({"field": View("field", {"hotel": said("一\n\n二\n三")})}, "zh")
    assert shown.markdown == "一  \n二  \n三"


# --- what it cannot do


@pytest.mark.parametrize(
    ("source", "code", "column"),
    [
        ("{{ participant.__class__ }}", "K923", 4),
        ("{{ participant.name.__class__.__mro__ }}", "K922", 20),
        ("{{ ''.__class__ }}", "K922", 6),
        ("{{ '' | attr('__class__') }}", "K923", 9),
        ("{{ participant['__class__'] }}", "K922", 15),
        ("{{ participant | map(attribute='__class__') }}", "K923", 18),
        ("{{ '{0.__class__}'.format(participant) }}", "K922", 26),
        ("{{ participant.name % 'a' }}", "K922", 21),
        ("{{ participant.name.format() }}", "K922", 27),
        ("{{ cycler('a', 'b') }}", "K922", 10),
        ("{{ cycler }}", "K923", 4),
        ("{{ lipsum() }}", "K922", 10),
        ("{{ joiner.__init__.__globals__ }}", "K923", 4),
        ("{{ namespace(x=1) }}", "K922", 13),
        ("{{ self._TemplateReference__context }}", "K923", 4),
        ("{{ self }}", "K923", 4),
        ("{{ _filling }}", "K923", 4),
        ("{{ config }}", "K923", 4),
        ("{% import 'os' as os %}", "K922", 4),
        ("{% from 'os' import path %}", "K922", 4),
        ("{% include '/etc/passwd' %}", "K922", 4),
        ("{% extends 'kit/agenda.html.j2' %}", "K922", 4),
        ("{% set x = 1 %}", "K922", 4),
        ("{% macro m() %}{% endmacro %}", "K922", 4),
        ("{% raw %}{{ x }}{% endraw %}", "K922", 1),
        ("{% for i in range(9) %}{% endfor %}", "K922", 4),
        ("{% for i in 'abc' %}{% endfor %}", "K922", 4),
        ("{% for a, b in agenda %}{% endfor %}", "K922", 4),
        ("{% for x in agenda recursive %}{{ loop(x) }}{% endfor %}", "K922", 4),
        ("{% for a in agenda %}{% for b in agenda %}{% endfor %}{% endfor %}", "K922", 4),
        ("{% for p in participants %}{% endfor %}", "K922", 13),
        ("{{ 'a' * 10**9 }}", "K922", 8),
        ("{{ 10**10**10 }}", "K922", 6),
        ("{{ range(10**9) }}", "K922", 9),
        ("{{ 'a' ~ 'b' }}", "K922", 8),
        ("{{ [1, 2] }}", "K922", 4),
        ("{{ agenda }}", "K923", 4),
        ("{{ event }}", "K923", 4),
        ("{{ event.date | safe }}", "K923", 17),
        ("{{ event.date | tojson }}", "K923", 17),
        ("{{ event.date is callable }}", "K923", 18),
        ("<script>x</script>", "K922", 1),
        ("好{: onclick=x }", "K922", 2),
        ("{{ event.date", "K921", 1),
        ("{% if event.date %}", "K921", 1),
        ("{{ event.date }", "K921", 1),
    ],
)
def test_what_a_document_may_not_do_is_refused_with_its_place(source: str, code: str, column: int) -> None:
    assert refused(f"第一行\n{source}")[0] == (code, 2, column)


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 10**9 }}",
        "{% if event.date %}" * 900 + "{% endif %}" * 900,
        "{{ " + "not " * 4900 + "1 }}",
        "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
        "好" * 20_001,
        "{{ event.title == " * 900,
        "{{ " + "9" * 15_000 + " }}",
        "{{ " + "9" * 4_000 + " == field.far }}{{",
        "{{ '" + "\\U0011ffff" + "' }}",
    ],
)
def test_bombs_are_refused_before_anything_of_them_runs(source: str) -> None:
    assert refused(source)[0][0] in {"K921", "K922", "K925"}


def test_a_document_that_grows_beyond_all_measure_is_stopped() -> None:
    rows = tuple(View("row", {"title": said("长" * 1000)}) for _ in range(1000))
    template = Template("{% for row in agenda %}{{ row.title }}{% endfor %}", FIELDS, each=True)
    shown = template.fill({"agenda": rows}, "zh")
    assert [fault.code for fault in shown.faults] == ["K925"]
    assert str(LARGEST) in str(shown.faults[0].values["problem"])
    assert shown.markdown == ""


def test_the_sandbox_holds_also_where_the_check_would_not() -> None:
    """Values reach nothing but views: what is not ours has no attributes, items or calls."""
    environment = fill._environment()
    for source in ("{{ x.__class__ }}", "{{ x['__class__'] }}", "{{ x.upper() }}", "{{ x.real }}"):
        rendered = ""
        try:
            rendered = environment.from_string(source).render(x=7)
        except jinja2.TemplateError:
            continue
        assert rendered == ""
    assert dict(environment.globals) == {}


# --- names


def test_an_unknown_name_is_told_with_what_there_is() -> None:
    template = Template("您好\n\n住{{ field.hotl }}", FIELDS, each=True)
    (fault,) = template.read.faults
    assert (fault.code, *template.place(fault.offset)) == ("K923", 3, 5)
    assert fault.values["known"] == tuple(f"field.{f.id}" for f in FIELDS)


def test_what_belongs_to_a_participant_is_not_for_all() -> None:
    assert refused("致：{{ participant.name }}", each=False) == [("K926", 1, 6)]
    assert refused("{{ field.bus }}", each=False) == [("K926", 1, 4)]
    assert Template("{{ field.bus }}", FIELDS, each=True).is_ready


def test_what_a_document_uses_is_known_before_it_is_filled() -> None:
    source = "{{ event.date }}{% if field.hotel %}{% for p in participants %}{{ p.field.bus }}{% endfor %}{% endif %}"
    assert Template(source, FIELDS, each=False).read.uses == {
        "event.date",
        "field.hotel",
        "participants",
        "field.bus",
    }


def test_a_missing_value_is_noted_with_its_place_and_stands_out() -> None:
    source = "住{{ field.hotel }}，{% if field.hotel %}好{% endif %}{{ event.place }}"
    shown = filled(source)
    assert shown.missing == (("field.hotel", 1), ("event.place", source.index("{{ event.place")))
    assert shown.markdown.count('<span class="missing">') == 2
    assert "【缺：field.hotel】" in html.unescape(shown.markdown)
    assert "【missing: field.hotel】" in html.unescape(filled(source, language="en").markdown)


def test_a_preview_shows_an_unknown_name_and_nothing_worse() -> None:
    assert filled("{{ field.hotl }}", lenient=True).missing == (("field.hotl", 0),)
    assert filled("{{ nobody }}", lenient=True).missing == (("nobody", 0),)
    assert not Template("{{ nobody }}{{ ''.__class__ }}", FIELDS, each=True, lenient=True).is_ready


# --- amounts and places


def test_days_and_names_are_no_amounts_but_values_may_be() -> None:
    source = "{{ event.date }}前，{{ field.reply_by }}，{{ field.far }}，{{ 3 }}天"
    shown = filled(source)
    words, spans = amount_text(shown.pieces)
    assert "2026" not in words
    assert "12公里" in words
    assert words.endswith("3天")
    start, end, offset = spans[2]
    assert (words[start:end], offset) == ("12公里", source.index("{{ field.far"))


def test_blanked_tags_leave_every_other_sign_in_its_place() -> None:
    source = "甲{{ a }}乙\n{% if x\n %}丙{# 注 #}{{ 未关"
    plain = blanked(source)
    assert len(plain) == len(source)
    assert [plain.index(sign) for sign in "甲乙丙"] == [source.index(sign) for sign in "甲乙丙"]
    assert plain.count("\n") == source.count("\n")
    assert not set(plain) & set("ax注未关{}")
