"""Badges of a kit: names that fit and break well, sheets that are full, a line where to cut, publics told apart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.channels.kit import badges
from build_scripts.channels.kit.stock import STOCKS
from build_scripts.channels.protocol import World
from build_scripts.render.faults import Overflow
from build_scripts.render.png import page_image
from tests.kit_examples import (
    Kits,
    invented,
    jobs_of,
    pages,
    rendered,
    squeezed,
    with_people,
)
from tests.pdf_pages import letters

MM = 25.4 / 72
STOCK = STOCKS["90x60"]


pytestmark = pytest.mark.usefixtures("fonts")


def _name_width(data: bytes, page: int, box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """(left, right) in millimetres of the visible letters within a box (left, top, right, bottom) of a page."""
    return [
        (letter.left, letter.right)
        for letter in letters(data, page)
        if box[0] <= letter.centre < box[2] and box[1] <= letter.top < box[3]
    ]


LONG = (
    "阿卜杜热合曼·买买提吐尔逊·示例",
    "欧阳上官司徒诸葛",
    "参会者甲乙丙丁戊己庚辛壬癸",
    "Participantwithaverylongname Invented-Doublebarrel",
    "W" * 20,
    "Maximilian Alexander Bartholomew Participant van der Example",
)


def test_long_names_stay_within_their_badge(world: World) -> None:
    people = tuple(invented(n, "workers", name=name, name_other=name[::-1]) for n, name in enumerate(LONG, 1))
    job = jobs_of(with_people(world, people))["badges"]
    (output,) = rendered([job]).values()
    text = squeezed(output.data)
    for place, name in enumerate(LONG):
        assert "".join(name.split()) in text
        left, top = STOCK.place(place)
        names = _name_width(output.data, 0, (left - 4.4, top + 8, left + STOCK.width + 4.4, top + 39))
        assert len(names) >= len("".join(name.split()))
        # A badge's own letters keep 5 mm from the cut, and so do its neighbours'.
        assert min(a for a, _ in names) >= left + 4.5, name
        assert max(b for _, b in names) <= left + STOCK.width - 4.5, name


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(codec="gb2312", exclude_categories=["C", "Z"]), min_size=1, max_size=24),
    st.sampled_from(sorted(STOCKS)),
)
def test_a_fitted_name_keeps_its_letters_and_its_size(name: str, stock: str) -> None:
    room = badges.room_of(STOCKS[stock])
    fitted = badges.fit(name, room)
    if fitted is None:
        assert badges.ems(name) > 10
        return
    lines, size = fitted
    assert "".join(lines) == name
    assert room.smallest <= size <= badges.LARGEST
    assert max(badges.ems(line) for line in lines) * size * MM <= room.width + 0.01
    assert len(lines) * size * badges.LEADING * MM <= room.height + 0.01


def test_usual_names_are_large() -> None:
    for name in ("王小明", "欧阳娜娜", "参会者01"):
        lines, size = badges.fit(name) or ((), 0)
        assert (lines, size >= 36) == ((name,), True)
    lines, size = badges.fit("Participant 01") or ((), 0)
    assert (lines, size >= 26) == (("Participant 01",), True)


def test_names_break_between_their_parts() -> None:
    lines, _ = badges.fit("Abdurahman Mamattursun-Wolfeschlegel") or ((), 0)
    assert lines == ("Abdurahman", "Mamattursun-", "Wolfeschlegel")
    lines, _ = badges.fit("阿卜杜热合曼·买买提吐尔逊") or ((), 0)
    assert lines[0] == "阿卜杜热合曼·"


def test_a_name_beyond_all_measure_is_named_by_number(world: World) -> None:
    name = "不可能这么长的名字" * 8
    job = jobs_of(with_people(world, (invented(1, "workers"), invented(2, "students", name=name))))["badges"]
    with pytest.raises(Overflow) as stopped:
        rendered([job])
    assert "2" in str(stopped.value)
    assert "不可能" not in str(stopped.value)


def test_sheets_are_full_and_keep_blank_badges_for_guests(world: World, kits: Kits) -> None:
    assert len(pages(kits["zh"]["badges"].data)) == 4
    assert "".join(pages(kits["zh"]["badges"].data)).count("来宾") == 2 * 9
    four = tuple(invented(n, "workers") for n in range(1, 5))
    (output,) = rendered([jobs_of(with_people(world, four))["badges"]]).values()
    assert len(pages(output.data)) == 2


def test_badges_can_be_cut_and_printed_by_an_office_printer(kits: Kits) -> None:
    image = page_image(kits["zh"]["badges"].data, 0, 2100).convert("L")
    # A cut line stands left of the first column, in the margin, at every edge between two rows.
    for edge in STOCK.along:
        y = round(edge * 10)
        strip = image.crop((110, y - 4, 140, y + 5))
        assert min(strip.tobytes()) < 220, edge
    margin = image.crop((0, 0, 95, 2970))
    assert min(margin.tobytes()) == 255


def test_publics_differ_in_black_and_white(kits: Kits) -> None:
    """The pattern at the foot of a badge, without its colour, tells the three publics apart."""
    image = page_image(kits["zh"]["badges"].data, 0, 2100).convert("L")
    strips = []
    for place in (0, 3, 5):
        left, top = (a + b for a, b in zip(STOCK.place(place), (5, 54.8), strict=True))
        strip = image.crop((round(left * 10), round(top * 10), round(left * 10) + 800, round(top * 10) + 32))
        strips.append(sum(1 for value in strip.tobytes() if value < 128) / (strip.width * strip.height))
    assert strips[0] > 0.95
    assert 0.2 < strips[1] < 0.6
    assert 0.3 < strips[2] < 0.7
    assert strips[1] != pytest.approx(strips[2], abs=0.05)
