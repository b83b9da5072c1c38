"""Booklets: folded, the sheets give the pages in the order of reading."""

from __future__ import annotations

import io

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.render.imposition import FOLDED_AT_ONCE, IN_A_SIGNATURE, Side, sheets, sides, signatures
from tests.handbook_examples import example, pages


def folded(pages_of_book: int) -> list[int | None]:
    """The pages as a reader turns them, signature by signature."""
    waiting = list(sides(pages_of_book))
    read: list[int | None] = []
    for size in signatures(pages_of_book):
        part, waiting = waiting[: 2 * size], waiting[2 * size :]
        fronts: list[Side] = part[0::2]
        backs: list[Side] = part[1::2]
        for front, back in zip(fronts, backs, strict=True):
            read += [front.right, back.left]
        for front, back in zip(reversed(fronts), reversed(backs), strict=True):
            read += [back.right, front.left]
    assert waiting == []
    return read


@given(st.integers(1, 400))
def test_folding_gives_the_order_of_reading(count: int) -> None:
    read = folded(count)
    assert [page for page in read if page is not None] == list(range(count))
    assert read[-1] == count - 1
    assert len(read) == 4 * sheets(count)
    assert all(page is None for page in read[count - 1 : -1])


@given(st.integers(1, 2000))
def test_no_pile_is_too_thick_to_fold(count: int) -> None:
    found = signatures(count)
    assert sum(found) == sheets(count)
    if sheets(count) <= FOLDED_AT_ONCE:
        assert found == (sheets(count),)
    else:
        assert max(found) <= IN_A_SIGNATURE
        assert max(found) - min(found) <= 1


def test_the_first_sheet_of_a_thin_book() -> None:
    assert sides(8)[:2] == (Side(7, 0, 0), Side(1, 6, 0))
    assert sides(6) == (Side(5, 0, 0), Side(1, None, 0), Side(None, 2, 1), Side(3, 4, 1))


def test_sheets_are_a4_across_with_a_slip_in_front() -> None:
    book = example().file("zh/GD/both.pdf")
    data = example().file("zh/GD/both-booklet.pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sizes = {tuple(round(float(n)) for n in page.mediabox[2:]) for page in pdf.pages}
        assert sizes == {(842, 595)}
        assert len(pdf.pages) == 2 + 2 * sheets(len(pages(book)))
        assert pdf.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipShortEdge
    texts = pages(data)
    assert "短边翻转" in texts[0]
    assert texts[1].strip() == ""
    # The outer sheet: back cover on the left, cover on the right; its back begins with page 2.
    assert texts[2].index("一起学") < texts[2].rindex("适用地区")
    assert "关于这本手册" in texts[3]


def test_pages_meet_at_the_fold_and_inner_ones_move_towards_it() -> None:
    data = example().file("zh/GD/both-booklet.pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        outer, inner = (pdf.pages[at].Contents.read_bytes().decode().splitlines() for at in (2, -1))
    places = [[float(line.split()[5]) for line in lines] for lines in (outer, inner)]
    width = 148 * 72 / 25.4
    assert abs(places[0][1] - places[0][0] - width) < 0.1
    assert places[1][1] < places[0][1]
