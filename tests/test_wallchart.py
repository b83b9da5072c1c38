"""Wall charts: boxes that do not touch, arrows that all arrive and cross no box, large type, parts that join."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

import pypdf
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.channels.protocol import World
from build_scripts.channels.wallchart import CHANNEL, geometry
from build_scripts.channels.wallchart.diagram import (
    BOX_GAP,
    Box,
    Diagram,
    Port,
    Shape,
    arrange,
    columns,
)
from build_scripts.channels.wallchart.split import Part, parts
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, ResolvedAnswer, ResolvedFlow, ResolvedNode
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.golden import assert_golden
from tests.pdf_pages import letters, page, page_text, pages, photocopy, squeezed
from tests.projects import EXAMPLE, ROOT

TODAY = date(2026, 11, 21)
WIDTH, HEIGHT = 80.0, 300.0


# --- the layout -----------------------------------------------------------------------------------------------------


def _shapes(targets: dict[int, tuple[int, ...]], heights: dict[int, float] | None = None) -> list[Shape]:
    found = []
    for number, to in targets.items():
        height = (heights or {}).get(number, 12.0 + 8 * len(to))
        ports = tuple(Port(one, height - 8 * (len(to) - index) + 4) for index, one in enumerate(to))
        found.append(Shape(number, height, min(5.0, height / 2), ports))
    return found


@st.composite
def _graphs(draw: st.DrawFn) -> list[Shape]:
    """Flows as they may be: every answer leads to a higher number, and every box but the first is reached."""
    count = draw(st.integers(2, 12))
    targets: dict[int, list[int]] = {number: [] for number in range(1, count + 1)}
    for number in range(2, count + 1):
        targets[draw(st.integers(1, number - 1))].append(number)
    for _ in range(draw(st.integers(0, 6))):
        first = draw(st.integers(1, count - 1))
        targets[first].append(draw(st.integers(first + 1, count)))
    heights = {number: draw(st.floats(20, 60)) + 8 * len(to) for number, to in targets.items()}
    return _shapes({number: tuple(to) for number, to in targets.items()}, heights)


def _check(shapes: list[Shape], diagram: Diagram, height: float) -> None:
    boxes = {box.number: box for box in diagram.boxes}
    assert sorted(boxes) == sorted(shape.number for shape in shapes)
    for box in diagram.boxes:
        assert box.top >= -0.01 and box.top + box.height <= height + 0.01
    for one, two in combinations(diagram.boxes, 2):
        if one.left == two.left:
            above, below = sorted((one, two), key=lambda box: box.top)
            assert below.top - above.top - above.height >= min(BOX_GAP, 5.0) - 0.01
        else:
            assert abs(one.left - two.left) > WIDTH
    by_number = {shape.number: shape for shape in shapes}
    wanted = sorted((shape.number, port.target) for shape in shapes for port in shape.ports)
    assert sorted((arrow.source, arrow.target) for arrow in diagram.arrows) == wanted
    starts = sorted(
        (round(boxes[s.number].left + WIDTH, 6), round(boxes[s.number].top + p.offset, 6))
        for s in shapes
        for p in s.ports
    )
    assert starts == sorted((round(a.points[0][0], 6), round(a.points[0][1], 6)) for a in diagram.arrows)
    for arrow in diagram.arrows:
        target = boxes[arrow.target]
        assert arrow.points[-1] == pytest.approx((target.left, target.top + by_number[arrow.target].entry))
        for (x, y), (other_x, other_y) in pairwise(arrow.points):
            assert abs(x - other_x) < 0.02 or abs(y - other_y) < 0.02, "neither upright nor level"
            assert other_x >= x - 0.01, "an arrow runs back"
            for box in diagram.boxes:
                assert not _crosses(box, min(x, other_x), max(x, other_x), min(y, other_y), max(y, other_y))


def _crosses(box: Box, left: float, right: float, top: float, low: float) -> bool:
    inside = 0.05
    return (
        left < box.left + box.width - inside
        and right > box.left + inside
        and top < box.top + box.height - inside
        and low > box.top + inside
    )


@settings(max_examples=200)
@given(_graphs())
def test_boxes_do_not_touch_and_every_arrow_arrives_without_crossing_one(shapes: list[Shape]) -> None:
    diagram = arrange(shapes, WIDTH, 2000.0)
    assert diagram is not None
    _check(shapes, diagram, 2000.0)


def test_a_box_stands_behind_all_that_lead_to_it() -> None:
    shapes = _shapes({1: (2, 4), 2: (3, 4), 3: (4, 5), 4: (), 5: ()})
    assert columns(shapes) == {1: 0, 2: 1, 3: 2, 4: 3, 5: 3}


def test_a_column_that_is_too_full_is_refused_and_a_little_more_room_will_do() -> None:
    shapes = _shapes({1: (2, 3, 4), 2: (), 3: (), 4: ()}, {2: 90.0, 3: 90.0, 4: 90.0, 1: 40.0})
    assert arrange(shapes, WIDTH, 270.0) is None
    diagram = arrange(shapes, WIDTH, HEIGHT)
    assert diagram is not None
    _check(shapes, diagram, HEIGHT)


def test_boxes_stand_in_the_order_of_the_answers_that_lead_to_them() -> None:
    diagram = arrange(_shapes({1: (3, 2, 4), 2: (), 3: (), 4: ()}), WIDTH, HEIGHT)
    assert diagram is not None
    assert [box.number for box in sorted(diagram.boxes[1:], key=lambda box: box.top)] == [3, 2, 4]


def test_the_diagram_stands_in_the_middle_of_its_room() -> None:
    diagram = arrange(_shapes({1: (2, 3), 2: (), 3: ()}), WIDTH, HEIGHT)
    assert diagram is not None
    top = min(box.top for box in diagram.boxes)
    assert top == pytest.approx(HEIGHT - max(box.top + box.height for box in diagram.boxes))


# --- parts ----------------------------------------------------------------------------------------------------------


def _node(number: int, *to: int) -> ResolvedNode:
    answers = tuple(ResolvedAnswer("是", one, str(one)) for one in to)
    return ResolvedNode(
        str(number), number, "问" if to else "", "", answers, "" if to else "完", (), (), (), ()
    )


_LARGE = (_node(1, 2, 8), _node(2, 3, 7), _node(3, 4, 5), _node(4, 6, 7), *(_node(n) for n in (5, 6, 7, 8)))


def test_a_large_flow_is_cut_at_a_question_and_its_parts_join() -> None:
    found = parts(_LARGE, lambda part: len(part.nodes) <= 5)
    assert found is not None and len(found) == 2
    assert found[0].nodes[0] == 1
    begins = {part.nodes[0] for part in found}
    assert {number for part in found for number in part.nodes} == set(range(1, 9))
    for part in found:
        assert len(part.nodes) <= 5
        assert set(part.elsewhere) <= begins
    # An end to which both lead stands on both.
    assert sum(7 in part.nodes for part in found) == 2


def test_what_fits_is_not_cut_and_what_cannot_be_cut_is_refused() -> None:
    assert parts(_LARGE, lambda part: True) == (Part(tuple(range(1, 9)), ()),)
    assert parts(_LARGE, lambda part: len(part.nodes) <= 2) is None


# --- paper ----------------------------------------------------------------------------------------------------------


pytestmark = pytest.mark.usefixtures("fonts")


@lru_cache(maxsize=2)
def _jobs(real: bool) -> tuple[Job, ...]:
    findings = Findings()
    catalogue = load_catalogue(ROOT if real else EXAMPLE, findings)
    assert catalogue is not None
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, TODAY)))


@lru_cache(maxsize=8)
def _pdfs(id: str, real: bool = False) -> tuple[bytes, bytes]:
    job = next(job for job in _jobs(real) if job.id == id)
    ((large, small),) = CHANNEL.render((job,), Press(ROOT))
    assert (large.path, small.path) == (f"{id}-a2.pdf", f"{id}-a3.pdf")
    return large.data, small.data


def _flow(id: str, real: bool = False) -> ResolvedFlow:
    job = next(job for job in _jobs(real) if job.id == id)
    assert isinstance(job.detail, ResolvedFlow)
    return job.detail


def _said(flow: ResolvedFlow) -> Iterator[str]:
    for node in flow.nodes:
        for markdown in (node.ask, node.help, node.end, *node.steps, *(a.label for a in node.answers)):
            yield re.sub(r"<sup.*?</sup>|<[^>]+>|\*\*", "", markdown)
        yield from (contact.phone for contact in node.contacts)


EXAMPLES: tuple[tuple[Language, str], ...] = (("zh", "GD"), ("en", "QY"))
each_example = pytest.mark.parametrize(("language", "region"), EXAMPLES)


@each_example
def test_the_chart_says_all_that_the_flow_says(language: Language, region: str) -> None:
    id = f"wallchart/{language}/{region}/pay-too-low"
    flow, text = _flow(id), squeezed(page_text(_pdfs(id)[0], 0))
    for said in _said(flow):
        assert (
            squeezed(said.replace("'", "’")) in re.sub(r"(?<=[一-鿿。，])\d+(?=\D)", "", text)
            or squeezed(said.replace("'", "’")) in text
        ), said
    for fact in flow.facts:
        assert squeezed(fact.source) in text
    assert flow.code in text and squeezed(flow.url) in text and squeezed(flow.region_name) in text


@each_example
def test_a2_across_and_the_same_in_a3_with_type_that_is_read_from_where_one_stands(
    language: Language, region: str
) -> None:
    large, small = _pdfs(f"wallchart/{language}/{region}/pay-too-low")
    for pdf, size in ((large, (594, 420)), (small, (420, 297))):
        box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        assert (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72) == pytest.approx(size, abs=0.5)
    assert page_text(large, 0) == page_text(small, 0)
    top, low = geometry.MARGIN + geometry.HEAD, geometry.HEIGHT - 40
    inside = [le for le in letters(large, 0) if top < le.top < low and not le.sign.isdigit()]
    assert min(le.points for le in inside) >= 0.85 * geometry.SIZES[-1] - 0.1


@each_example
@pytest.mark.parametrize("copied", [False, True], ids=["print", "photocopy"])
def test_the_code_leads_to_the_flow(language: Language, region: str, copied: bool) -> None:
    id = f"wallchart/{language}/{region}/pay-too-low"
    image = page(_pdfs(id)[1], 0, 150)
    found = zxingcpp.read_barcodes(photocopy(image) if copied else image)
    assert [code.text for code in found] == [_flow(id).url]


def test_a_flow_too_large_for_a_chart_has_several_that_name_each_other() -> None:
    id = "wallchart/en/QY/work-injury"
    pdf, flow = _pdfs(id, real=True)[0], _flow(id, real=True)
    count = pages(pdf)
    assert count > 1
    texts = [squeezed(page_text(pdf, number)) for number in range(count)]
    for number, text in enumerate(texts, 1):
        assert f"Chart{number}of{count}" in text
        assert ("Beginhere" in text, "Fromchart1" in text) == (number == 1, number > 1)
    named = {(int(a), int(b)) for text in texts for a, b in re.findall(r"goto(\d+?)onchart(\d)", text)}
    assert {chart for _, chart in named} == set(range(2, count + 1))
    for number, chart in named:
        ask = next(node.ask for node in flow.nodes if node.number == number)
        assert squeezed(re.sub(r"<[^>]+>", "", ask)) in texts[chart - 1]
    for node in flow.nodes:
        said = squeezed(re.sub(r"<sup.*?</sup>|<[^>]+>", "", node.ask or node.end)).replace("'", "’")
        # A word broken at its hyphen loses it in the text of the PDF.
        assert any(said[:40].replace("-", "") in text.replace("-", "") for text in texts), node.id


@each_example
def test_two_renderings_are_the_same_bytes(language: Language, region: str) -> None:
    id = f"wallchart/{language}/{region}/pay-too-low"
    job = next(job for job in _jobs(False) if job.id == id)
    ((large, small),) = CHANNEL.render((job,), Press(ROOT))
    assert (large.data, small.data) == _pdfs(id)


@each_example
def test_golden_text(language: Language, region: str) -> None:
    pdf = _pdfs(f"wallchart/{language}/{region}/pay-too-low")[0]
    assert_golden(f"wallchart/{language}-{region}.txt", page_text(pdf, 0).strip() + "\n")


def test_every_flow_has_a_chart_in_each_language_and_region() -> None:
    jobs = _jobs(True)
    assert len(jobs) == len({job.id for job in jobs}) == 2 * 3 * len({job.flow for job in jobs})
    for job in jobs:
        assert isinstance(job.detail, ResolvedFlow)
        assert {fact.id for fact in job.quoted()} == {fact.id for fact in job.detail.facts}
