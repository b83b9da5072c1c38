"""Notes right behind one another are told apart, the same one is said once, and none leaves its word."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from build_scripts.channels.large_print.plain import _plain
from build_scripts.channels.leaflet.breaking import paragraphs, typeface
from build_scripts.model import Language
from build_scripts.render import notes
from build_scripts.render.pdf import PdfPress
from build_scripts.render.typography import typeset
from tests.projects import ROOT

each_language = pytest.mark.parametrize("language", ["zh", "en"])


def _note(number: int, mark: str = "") -> str:
    return f'<sup class="cite{mark}">{number}</sup>'


@each_language
def test_a_law_cited_twice_in_a_row_has_one_sign(language: Language) -> None:
    html = typeset(f"<p>Paid. {_note(16)} {_note(16)}{_note(16)}</p><p>Next.{_note(16)}</p>", language)
    assert html.count(_note(16)) == 2
    assert html.count("<sup") == 2


@each_language
def test_notes_with_other_numbers_are_told_apart(language: Language) -> None:
    html = typeset(f"<p>Paid.{_note(5)}{_note(6)} More.{_note(6)}</p>", language)
    assert html.count(_note(6, " next")) == 1
    assert html.count(_note(6)) == 1
    assert f'Paid.\u2060<span class="keep">{_note(5)}\u2060{_note(6, " next")}</span>' in html


def test_words_behind_notes_that_hold_together_stay() -> None:
    html = typeset(f"<p>甲乙丙丁。{_note(5)}{_note(6)}{_note(7)}戊己庚辛。{_note(7)}</p>", "zh")
    cluster = f'<span class="keep">{_note(5)}\u2060{_note(6, " next")}\u2060{_note(7, " next")}</span>'
    assert html.startswith(f"<p>甲乙丙丁。\u2060{cluster}戊")
    assert html.endswith(f"辛。</span>\u2060{_note(7)}</p>")


def test_words_between_part_notes() -> None:
    html = f"<p>养老{_note(3)}和医保{_note(3)}都要。</p>"
    assert typeset(html, "zh").count(_note(3)) == 2


def test_the_words_behind_a_note_that_goes_stay() -> None:
    root = lxml_html.fragment_fromstring(f"<p>甲。{_note(1)}{_note(1)}乙。{_note(2)}丙</p>")
    notes.tell_apart(root)
    assert root.text_content() == "甲。1乙。2丙"


def test_marks_of_a_note_that_goes_are_kept_in_order() -> None:
    signs = "".join(_note(16, f" at-1-{at}") for at in (1, 2, 3))
    root = lxml_html.fragment_fromstring(f"<p>甲。{signs}</p>")
    notes.tell_apart(root)
    (note,) = root
    assert [note.get("class"), *(empty.get("class") for empty in note)] == ["cite at-1-1", "at-1-2", "at-1-3"]
    assert root.text_content() == "甲。16"


def test_three_characters_stay_together_before_two_notes() -> None:
    html = typeset(f"<p>单位要拿出证据。{_note(1)}{_note(2)}</p>", "zh")
    assert '<span class="keep">证据。</span>' in html


@pytest.mark.usefixtures("fonts")
def test_a_comma_is_printed_between_two_numbers_as_wide_as_is_reckoned() -> None:
    def width(html: str) -> float:
        """In ems, by the layout engine: where a box that begins behind the words stands."""
        style = "@page { size: 200mm 50mm; margin: 0 } body { font: 20pt 'Banyan Sans'; margin: 0 }"
        whole = f'<html lang="zh"><head><title>一</title></head><body><p>{html}<b id="end">尾</b></p></body></html>'
        sheet = f"{(ROOT / 'templates/_shared/print.css').read_text('utf-8')}{style}"
        page = PdfPress().layout(whole, sheet, ROOT / "templates").pages[0]
        left, *_ = page.anchors["end"]
        return float(left) / (20 * 96 / 72)

    face = typeface(ROOT / "templates/_shared/fonts")
    one, two = typeset(f"字{_note(5)}", "zh"), typeset(f"字{_note(5)}{_note(6)}", "zh")
    reckoned = [sum(atom for atom, _ in paragraphs(html, face, chinese=True)[0].atoms) for html in (one, two)]
    assert width(two) - width(one) == pytest.approx(reckoned[1] - reckoned[0], abs=0.03)
    assert width(two) - width(one) > 0.4


def test_plain_text_says_each_number_in_brackets() -> None:
    assert _plain(typeset(f"<p>甲。{_note(5)}{_note(6)}{_note(6)}</p>", "zh")) == "甲。[5][6]"
