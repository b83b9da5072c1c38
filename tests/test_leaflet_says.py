"""What a tri-fold says: figures, notes and sources, the code that leads to the lesson, and what is said of too much."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from build_scripts.channels.leaflet.formats import TRI_FOLD
from build_scripts.channels.leaflet.wording import WORDING
from build_scripts.model import Language
from build_scripts.render import qr
from build_scripts.render.faults import Overflow
from tests.leaflet_examples import crowded, edition, job, with_passage
from tests.leaflet_made import (
    BACK,
    FLAP,
    each_edition,
    each_language,
    edition_called,
    everything,
    made,
    rendered,
)
from tests.leaflet_pages import letters, page, panel_of, panel_text, photocopy, squeezed

pytestmark = pytest.mark.usefixtures("fonts")


# --- what it says ---------------------------------------------------------------------------------------------------


@each_language
@each_edition
def test_every_figure_phone_and_source_is_printed(language: Language, name: str) -> None:
    shown, text = edition_called(language, name), everything(made(language, name))
    for passage in shown.passages:
        for quoted in re.findall(r'class="fact"[^>]*>([^<]+)<', passage.markdown):
            assert squeezed(quoted) in text
    for fact in shown.facts:
        assert squeezed(fact.source) in text
        if fact.kind != "rule":
            assert squeezed(fact.text) in text
    for contact in shown.contacts:
        assert contact.phone in text
    assert squeezed(job(language).programme.disclaimer) in text


@each_language
def test_numbers_of_notes_match_the_list_of_sources(language: Language) -> None:
    shown, outer = edition(language), squeezed(panel_text(made(language), 0, BACK))
    for fact in shown.facts:
        assert f"{fact.source_number}{squeezed(fact.source)}" in outer
    inner = squeezed("".join(panel_text(made(language), 1, panel) for panel in TRI_FOLD.inner))
    assert ("个人一分不缴。2" if language == "zh" else "youpaynothing.2") in inner


@each_language
def test_a_source_checked_on_another_day_says_so(language: Language) -> None:
    shown = edition(language)
    older = replace(shown.facts[0], source=shown.facts[0].source + "A", source_number=9, checked="2026-05-04")
    changed = replace(shown, facts=(*shown.facts, older), checked="2026-05-04")
    text = squeezed(panel_text(rendered(changed), 0, BACK))
    days = ("2026年5月4日核对", "2026年11月21日核对")
    if language == "en":
        days = ("checkedon4May2026", "checkedon21November2026")
    assert text.count(days[0]) == 1
    assert text.count(days[1]) == 4


@each_language
def test_a_number_explained_under_who_is_not_listed_again(language: Language) -> None:
    back = squeezed(panel_text(made(language), 0, BACK))
    assert back.count("98765") == 1
    assert back.count("0000-1234567") == 1


@each_language
def test_a_crowded_outer_side_takes_its_short_forms(language: Language) -> None:
    """Contacts without remarks, sources on the flap in one paragraph: rather than type that nobody can read."""
    pdf, shown = made(language, "crowded"), crowded(language)
    flap, back, _ = (squeezed(panel_text(pdf, 0, panel)) for panel in TRI_FOLD.outer)
    assert squeezed(shown.contacts[0].about) not in back
    assert squeezed(shown.facts[-1].source) in flap
    assert squeezed(WORDING[language].notes) not in flap
    assert squeezed(WORDING[language].notes) in squeezed(panel_text(made(language), 0, FLAP))


@each_language
def test_the_edition_code_is_on_both_sides(language: Language) -> None:
    code = edition(language).code
    assert code in panel_text(made(language), 0, BACK)
    assert code in panel_text(made(language), 1, TRI_FOLD.inner[2])


# --- the QR code ----------------------------------------------------------------------------------------------------


@each_language
@each_edition
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_the_code_leads_to_the_lesson(language: Language, name: str, copied: bool) -> None:
    image = page(made(language, name), 0, 300)
    found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
    assert [code.text for code in found] == [edition_called(language, name).url]


@each_language
def test_the_code_is_large_has_its_quiet_zone_and_its_address_beneath(language: Language) -> None:
    dots, shown = 300, edition(language)
    image = page(made(language), 0, dots).convert("L")
    (code,) = zxingcpp.read_barcodes(image)
    corners = [code.position.top_left, code.position.bottom_right]
    left, top, right, bottom = corners[0].x, corners[0].y, corners[1].x, corners[1].y
    module = (right - left) / len(qr.modules(shown.url))
    assert module / dots * 25.4 >= 0.4
    quiet = round(4 * module) - 2
    zone = image.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
    inside = Image.new("L", (right - left + 8, bottom - top + 8), 255)
    zone.paste(inside, (quiet - 4, quiet - 4))
    assert zone.getextrema()[0] == 255, "something is printed in the quiet zone"
    beneath = [
        letter
        for letter in letters(made(language), 0)
        if panel_of(letter, 0) is BACK and letter.top > bottom / dots * 25.4
    ]
    assert "".join(letter.sign for letter in beneath).startswith(shown.url)


# --- too long -------------------------------------------------------------------------------------------------------


@each_language
@pytest.mark.parametrize(
    ("kind", "place"),
    [("steps", "inner panel 3"), ("who", "the back panel"), ("key-messages", "the flap")],
)
def test_what_does_not_fit_is_named_and_never_cut(language: Language, kind: str, place: str) -> None:
    item = (
        "这一条写得太长，长得一张折页放不下。" * 4 if language == "zh" else "This item is much too long. " * 8
    )
    changed = with_passage(edition(language), kind, "\n".join(f"- {item}" for _ in range(40)))
    with pytest.raises(Overflow) as caught:
        rendered(changed)
    assert caught.value.block.startswith(kind)
    assert place in caught.value.problem
    lines_over = re.search(r"多出(\d+)行", caught.value.problem)
    assert lines_over is not None and int(lines_over[1]) > 20


@each_language
def test_a_title_that_does_not_fit_is_named(language: Language) -> None:
    with pytest.raises(Overflow, match="title") as caught:
        rendered(replace(edition(language), title="很长的题目 very long title " * 12))
    assert "the cover" in caught.value.problem
