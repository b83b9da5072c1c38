"""The style of one page: what it can use is there, what it cannot is not, and nothing changes its meaning."""

from __future__ import annotations

import re

import pytest

from build_scripts.channels.site import style
from tests.projects import ROOT

SHEET = """
/* a comment */
:root { --phone: url("data:image/svg+xml,%3Cpath d='M0 0{}'/%3E"); }
a { color: red; }
.hero, .menu a:hover { margin: 0 auto; }
[data-large=yes] { font-size: 23px; }
:is(.fact, .term) b { font-weight: 700; }
html:not(.js) .js-only { display: none; }
.node:not(.is-current)::before { content: "!"; }
@media print {
  .hero { display: none; }
  @page { margin: 1cm; }
}
@media (min-width: 64rem) { .nobody { color: blue; } }
@keyframes found { 0% { color: red; } }
"""


def rules_for(names: str) -> str:
    return style.Sheet(SHEET).for_page(frozenset(names.split()))


def test_what_the_page_has_keeps_its_rules_in_their_order() -> None:
    every = "a b hero menu fact term html js-only node"
    assert rules_for(every) == style.minified(SHEET).replace(
        "@media (min-width:64rem){.nobody{color:blue}}", ""
    )


@pytest.mark.parametrize(
    ("names", "kept", "gone"),
    [
        (
            "a",
            ["a{color:red}", "[data-large=yes]", "@keyframes found", "--phone", "@page"],
            ["hero", "menu", "node"],
        ),
        ("hero", [".hero{margin:0 auto}", "@media print{.hero{display:none}"], [".menu", "a{color"]),
        ("a menu", [".menu a:hover{margin"], [".hero"]),
        ("menu", [], [".menu"]),
        ("html js-only", ["html:not(.js) .js-only"], []),
        ("node", [".node:not(.is-current)::before"], []),
        ("b", [":is(.fact,.term) b"], []),
    ],
)
def test_a_rule_is_kept_if_all_its_names_are_there(names: str, kept: list[str], gone: list[str]) -> None:
    text = rules_for(names)
    assert [one for one in kept if one not in text] == []
    assert [one for one in gone if one in text] == []


def test_a_brace_without_its_fellow_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        style.Sheet("a { color: red;")


def test_what_a_script_makes_has_its_style() -> None:
    page = f'<style>{style.MARK}</style><p><script src="../assets/a.js?1" defer></script>'
    sheet = style.Sheet(".made { top: 0 } .never { top: 0 }")
    told: list[str] = []

    def script(name: str) -> str:
        told.append(name)
        return 'one.className = "made"'

    assert style.finished(page, sheet, script).startswith("<style>.made{top:0}</style>")
    assert told == ["assets/a.js"]


def test_blank_lines_go_but_not_where_they_are_text() -> None:
    page = "\n\n<p>a\n\n   b</p>\n  \n<pre>c\n\n  d</pre>\n\n<textarea>\n\ne</textarea>  <b>f</b>\n"
    got = style.finished(page, style.Sheet(""), lambda name: "")
    assert got == "<p>a\nb</p>\n<pre>c\n\n  d</pre>\n<textarea>\n\ne</textarea>  <b>f</b>\n"


def test_every_class_that_a_script_gives_stands_whole_in_it() -> None:
    """A name put together from pieces would not be found, and its rules would be missing."""
    for script in (ROOT / "templates" / "site" / "theme" / "assets").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        given = re.findall(r"classList\.(?:add|remove|toggle)\(([^;]*?)[,)]|className = ([^;]*);", text)
        for said in filter(None, (one for pair in given for one in pair)):
            assert "+" not in said, f"{script.name}: {said}"
