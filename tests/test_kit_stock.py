"""Badges and labels on their sheets: each stands where its stock is cut, measured in the PDF, on both sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from build_scripts.channels.kit.stock import SHEET_HEIGHT, SHEET_WIDTH, STOCKS, Stock
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import BADGE_STOCKS
from tests.kit_examples import WORKSHOP, invented, jobs_of, kit_project, pages, rendered, with_workshop
from tests.projects import rewrite
from tests.worlds import world_of

MM = 25.4 / 72
TOLERANCE = 0.5
"""Millimetres, at 100 %."""
SIDES = 5.0
"""From the cut of a badge to the strip at its foot, left and right."""


LONG = {"name": "参" * 40, "name_other": "Participant of the Longest Possible Name"}
"""A name of forty characters in each script."""


def _badges(world: World, stock: str, people: int, **named: str) -> bytes:
    (forum,) = world.catalogue.workshops
    roster = tuple(invented(number, "workers", **named) for number in range(1, people + 1))
    changed = with_workshop(world, replace(forum, sample=roster, badges=stock))
    (output,) = rendered([jobs_of(changed)["badges"]]).values()
    return output.data


def _boxes(data: bytes, page: int) -> tuple[tuple[float, float], list[tuple[float, float, float, float]]]:
    """Size of a page, and left, top, right and bottom of every path on it, in millimetres."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        width, height = sheet.get_size()
        found = []
        for thing in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=8):
            left, bottom, right, top = thing.get_bounds()
            found.append((left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
        return (width * MM, height * MM), found
    finally:
        document.close()


def _ink(data: bytes, page: int) -> list[tuple[float, float]]:
    """Centre of every visible letter of a page, in millimetres."""
    return [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in _letters(data, page)]


def _letters(data: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every visible letter of a page, in millimetres."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        height = sheet.get_height() * MM
        text = sheet.get_textpage()
        boxes = (text.get_charbox(index) for index in range(text.count_chars()))
        return [(a * MM, height - d * MM, c * MM, height - b * MM) for a, b, c, d in boxes if c > a]
    finally:
        document.close()


def test_what_a_definition_may_name_is_what_there_is() -> None:
    assert tuple(STOCKS) == BADGE_STOCKS
    sizes = {(s.width, s.height, s.columns, s.rows) for s in STOCKS.values()}
    assert {(90, 55, 2, 4), (85, 54, 2, 5), (80, 50, 2, 5)} <= sizes


@pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS)
def test_a_sheet_is_symmetric_so_that_both_sides_meet(stock: Stock) -> None:
    left, top = stock.place(0)
    right, bottom = stock.place(stock.per_sheet - 1)
    assert left == pytest.approx(SHEET_WIDTH - right - stock.width)
    assert top == pytest.approx(SHEET_HEIGHT - bottom - stock.height)
    assert min(left, top) >= 5
    for number in range(stock.per_sheet):
        front, back = stock.place(number), stock.place(stock.behind(number))
        assert back[0] == pytest.approx(SHEET_WIDTH - front[0] - stock.width)
        assert back[1] == pytest.approx(front[1])


def test_known_labels_stand_as_makers_say() -> None:
    label = STOCKS["label-80x50"]
    assert (label.left, label.top) == (17.5, 13.5)
    assert label.place(3) == (112.5, 68.5)


@pytest.mark.parametrize("name", STOCKS)
def test_badges_fit_their_stock_to_half_a_millimetre(world: World, name: str) -> None:
    """The strip at the foot of each badge, measured in the PDF, against the table of stocks."""
    stock = STOCKS[name]
    data = _badges(world, name, stock.per_sheet)
    for page in range(2 if stock.two_sided else 1):
        size, boxes = _boxes(data, page)
        assert size == pytest.approx((SHEET_WIDTH, SHEET_HEIGHT), abs=0.1)
        for number in range(stock.per_sheet):
            left, top = stock.place(number)
            wanted = (
                left + SIDES,
                top + stock.height - 5.2,
                left + stock.width - SIDES,
                top + stock.height - 2.0,
            )
            near = min(boxes, key=lambda box: max(abs(a - b) for a, b in zip(box, wanted, strict=True)))
            assert near == pytest.approx(wanted, abs=TOLERANCE), (page, number)


@pytest.mark.parametrize("name", STOCKS)
def test_letters_keep_away_from_every_cut(world: World, name: str) -> None:
    stock = STOCKS[name]
    data = _badges(world, name, stock.per_sheet + 1)
    for page in range(len(pages(data))):
        for x, y in _ink(data, page):
            inside = [
                place
                for place in map(stock.place, range(stock.per_sheet))
                if place[0] + 3 <= x <= place[0] + stock.width - 3
                and place[1] + 2 <= y <= place[1] + stock.height - 2
            ]
            assert len(inside) == 1, (page, x, y)


@pytest.mark.parametrize("name", STOCKS)
def test_names_of_forty_characters_stay_on_their_badge(world: World, name: str) -> None:
    """With half a millimetre to spare, on every badge of a full sheet and on both sides; nothing of them is lost."""
    stock = STOCKS[name]
    assert [len(words) for words in LONG.values()] == [40, 40]
    data = _badges(world, name, stock.per_sheet, **LONG)
    for page in range(2 if stock.two_sided else 1):
        letters = _letters(data, page)
        for left, top, right, bottom in letters:
            x, y = next(
                place
                for place in map(stock.place, range(stock.per_sheet))
                if place[0] <= left < place[0] + stock.width and place[1] <= top < place[1] + stock.height
            )
            assert x + TOLERANCE <= left
            assert right <= x + stock.width - TOLERANCE
            assert y + TOLERANCE <= top
            assert bottom <= y + stock.height - TOLERANCE
        assert "".join(pages(data)[page].split()).count("参") >= 40 * stock.per_sheet


def test_tents_of_forty_characters_stay_on_their_face(world: World) -> None:
    """Each of the four faces of a sheet is a quarter of it: the name keeps off the folds, the cut and the edges."""
    (forum,) = world.catalogue.workshops
    roster = tuple(
        invented(number, "workers", language=tongue, **LONG) for number, tongue in ((1, "zh"), (2, "en"))
    )
    changed = with_workshop(world, replace(forum, sample=roster))
    (output,) = rendered([jobs_of(changed)["name-tents"]]).values()
    face = SHEET_HEIGHT / 4
    found = _letters(output.data, 0)
    for left, top, right, bottom in found:
        number = int((top + bottom) / 2 // face)
        assert face * number + TOLERANCE <= top
        assert bottom <= face * (number + 1) - TOLERANCE
        assert left >= TOLERANCE
        assert right <= SHEET_WIDTH - TOLERANCE
    assert {int(top // face) for _, top, _, _ in found} == {0, 1, 2, 3}


@pytest.mark.parametrize("name", [name for name, stock in STOCKS.items() if stock.cut])
def test_cut_lines_lie_on_one_another_through_the_stack(world: World, name: str) -> None:
    stock = STOCKS[name]
    data = _badges(world, name, 2 * stock.per_sheet)
    for page in range(len(pages(data))):
        _, boxes = _boxes(data, page)
        down = sorted({round((a + c) / 2, 1) for a, b, c, d in boxes if c - a < 0.3 and d - b > 200})
        across = sorted({round((b + d) / 2, 1) for a, b, c, d in boxes if d - b < 0.3 and c - a > 150})
        assert down == pytest.approx(stock.across, abs=TOLERANCE), page
        assert across == pytest.approx(stock.along, abs=TOLERANCE), page


def test_labels_are_cut_already_and_have_no_back(world: World) -> None:
    data = _badges(world, "label-80x50", 12)
    assert len(pages(data)) == 2
    for page in range(2):
        _, boxes = _boxes(data, page)
        assert not [box for box in boxes if box[3] - box[1] > 60]


def test_the_back_of_a_badge_is_the_same_persons_in_the_other_language(world: World) -> None:
    stock = STOCKS["90x55"]
    data = _badges(world, "90x55", stock.per_sheet)
    front, back = pages(data)[:2]
    assert front.index("参会者01") < front.index("Participant 01")
    assert back.index("Participant 01") < back.index("参会者01")
    # Turned on its long edge, the sheet has the first badge's back at the right.
    assert back.index("Participant 02") < back.index("Participant 01")


def test_a_definition_chooses_its_stock(tmp_path: Path) -> None:
    root = kit_project(tmp_path)
    rewrite(root / "workshops/forum/workshop.yml", 'start: "08:45"\n', 'start: "08:45"\nbadges: 85x54\n')
    assert 'start: "08:45"' in WORKSHOP
    assert world_of(root).catalogue.workshops[0].badges == "85x54"
    rewrite(root / "workshops/forum/workshop.yml", "badges: 85x54", "badges: 99x99")
    findings = Findings()
    load_catalogue(root, findings)
    (finding,) = [one for one in findings if one.level == "error"]
    assert (finding.code, finding.location.line) == ("Y108", 4)
