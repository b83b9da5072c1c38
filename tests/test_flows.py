"""Flows: numbering, words by region, and every path of the real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from build_scripts.channels.flow import CHANNEL
from build_scripts.channels.flow.columns import pages
from build_scripts.channels.flow.plain import plain_text
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import (
    Catalogue,
    Flow,
    FlowNode,
    Language,
    Location,
    ResolvedFlow,
    Text,
)
from build_scripts.render.plain import WIDTH
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from build_scripts.resolve_flow import ordered
from tests.flow_paths import paths
from tests.golden import assert_golden
from tests.projects import EXAMPLE, ROOT

DAY = date(2026, 11, 21)


@lru_cache(maxsize=1)
def real() -> Catalogue:
    catalogue = load_catalogue(ROOT, Findings())
    assert catalogue is not None
    return catalogue


@lru_cache(maxsize=1)
def example() -> World:
    catalogue = load_catalogue(EXAMPLE, Findings())
    assert catalogue is not None
    return World(catalogue, Resolver(catalogue, DAY))


def resolved(language: Language, region: str) -> ResolvedFlow:
    return example().flows(language, region)[0]


# --- the real flows


def test_there_are_eight_or_more() -> None:
    assert {flow.id for flow in real().flows} >= {
        "which-insurance-track",
        "unemployment-pay",
        "work-injury",
        "which-assistance",
        "employee-or-self-employed",
        "moving-with-insurance",
        "employer-does-not-pay-in",
        "ready-to-start",
    }


@pytest.mark.parametrize("region", real().regions_built)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_path_leads_forward_to_an_end_with_somebody_to_ask(language: Language, region: str) -> None:
    world = World(real(), Resolver(real(), DAY))
    for flow in world.flows(language, region):
        reached = set()
        for path in paths(flow):
            numbers = [node.number for node in path]
            assert numbers == sorted(set(numbers)), flow.flow
            assert all(node.ask for node in path[:-1])
            end = path[-1]
            assert end.end
            assert end.contacts, (flow.flow, end.id)
            assert all(contact.phone or contact.where for contact in end.contacts)
            reached |= set(numbers)
        assert reached == {node.number for node in flow.nodes}
        words = " ".join(text for node in flow.nodes for text in (node.ask, node.end, node.help, *node.steps))
        assert "{" not in words


def test_both_languages_have_the_same_ways() -> None:
    world = World(real(), Resolver(real(), DAY))
    for zh, en in zip(world.flows("zh", "GD"), world.flows("en", "GD"), strict=True):
        ways = [[(node.id, [a.number for a in node.answers]) for node in flow.nodes] for flow in (zh, en)]
        assert ways[0] == ways[1]
        assert {fact.id for fact in zh.facts} == {fact.id for fact in en.facts}


# --- numbering


def _flow(*nodes: tuple[str, tuple[str, ...]]) -> Flow:
    from build_scripts.model import Answer

    at = Location("f.yml", 1)
    words = Text("字", "word")
    return Flow(
        "f",
        words,
        words,
        (),
        tuple(
            FlowNode(
                name,
                words if to else None,
                None,
                tuple(Answer(words, other, at) for other in to),
                None if to else words,
                (),
                (),
                (),
                (),
                at,
            )
            for name, to in nodes
        ),
        at,
    )


@pytest.mark.parametrize(
    ("nodes", "order"),
    [
        ((("a", ("b", "x")), ("b", ("x", "y")), ("x", ()), ("y", ())), "abxy"),
        ((("a", ("c", "b")), ("c", ("x", "y")), ("b", ("c", "y")), ("y", ()), ("x", ())), "abcyx"),
        ((("x", ()),), "x"),
    ],
)
def test_questions_come_before_what_they_lead_to_and_ends_last(
    nodes: tuple[tuple[str, tuple[str, ...]], ...], order: str
) -> None:
    assert "".join(node.id for node in ordered(_flow(*nodes))) == order


# --- words


def test_a_region_without_a_value_loses_the_sentence_and_the_fact() -> None:
    there, here = resolved("zh", "QY"), resolved("zh", "GD")
    ends = {flow.region: {node.id: node.end for node in flow.nodes} for flow in (there, here)}
    assert ends["GD"]["end-fine"] == "不比最低工资低。"
    assert "300元" in ends["QY"]["end-fine"]
    assert "town-bonus" in {fact.id for fact in there.facts}
    assert "town-bonus" not in {fact.id for fact in here.facts}
    assert there.code != here.code


def test_only_what_it_says_is_in_it() -> None:
    flow = resolved("en", "GD")
    assert {fact.id for fact in flow.facts} == {
        "lowest-wage",
        "keep-records",
        "slip-is-a-must",
        "hotline-12333",
    }
    assert [term.id for term in flow.terms] == ["pay-slip"]
    assert "content/flows/pay-too-low.yml" in flow.sources
    assert flow.url == "https://example.invalid/en/flows/pay-too-low/"
    end = next(node for node in flow.nodes if node.id == "end-too-low")
    assert [link.title for link in end.lessons] == ["Read your pay slip", "Rest days"]
    assert [link.title for link in end.calculators] == ["What it should come to"]


# --- print


@pytest.mark.parametrize(("language", "region"), [("zh", "GD"), ("en", "QY")])
def test_plain_text_is_its_golden(language: Language, region: str) -> None:
    text = plain_text(resolved(language, region), example().programme(language))
    assert_golden(f"flow/{language}-{region}.txt", text)


def test_plain_text_keeps_to_its_width_and_names_every_number() -> None:
    world = World(real(), Resolver(real(), DAY))
    for language in world.languages:
        for flow in world.flows(language, "QY"):
            text = plain_text(flow, world.programme(language))
            for line in text.splitlines():
                columns = sum(2 if ord(sign) > 0x2E7F else 1 for sign in line)
                assert columns <= WIDTH + 4 or " " not in line, line
            for node in flow.nodes:
                assert f"\n{node.number}. " in text
            assert "<" not in text


@pytest.mark.usefixtures("fonts")
def test_the_sheet_says_everything_and_is_the_same_twice() -> None:
    import pypdfium2

    job = next(job for job in CHANNEL.plan(example()) if job.id == "flow/zh/QY/pay-too-low")
    pdf, text = CHANNEL.render((job,), Press(ROOT))[0]
    assert (pdf.path, text.path) == ("flow/zh/QY/pay-too-low.pdf", "flow/zh/QY/pay-too-low.txt")
    assert CHANNEL.render((job,), Press(ROOT))[0] == (pdf, text)
    document = pypdfium2.PdfDocument(pdf.data)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    squeezed = "".join(words.split())
    for wanted in ("工资是不是太低", "每月1800元", "300元", "12333", "《示例法》第7条", "两年", "→5"):
        assert wanted in squeezed, wanted
    assert len(document) == 1
    assert "下次核对不晚于2027年" in squeezed


@pytest.mark.parametrize(
    ("heights", "head", "foot", "found"),
    [
        # Two columns as even as can be, in the order of reading.
        ((50, 50, 50, 50), 40, 20, [((0, 1), (2, 3))]),
        ((100, 20, 20, 20), 40, 20, [((0,), (1, 2, 3))]),
        # Without room for the foot the last box goes on, and what is before it fills the first page.
        ((200, 200), 40, 50, [((0,), ()), ((1,), ())]),
        ((100, 100, 100, 100, 100), 40, 20, [((0, 1), (2, 3)), ((4,), ())]),
        ((150, 150, 150, 150), 40, 20, [((0,), (1,)), ((2,), (3,))]),
    ],
)
def test_boxes_are_dealt_out_to_columns(
    heights: tuple[float, ...],
    head: float,
    foot: float,
    found: list[tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    assert [(page.left, page.right) for page in pages(heights, head, foot)] == found


@pytest.mark.usefixtures("fonts")
def test_real_sheets_are_one_sheet_of_paper_and_most_chinese_ones_one_page() -> None:
    import pypdfium2

    world, press = World(real(), Resolver(real(), DAY)), Press(ROOT)
    counts: list[int] = []
    for job in CHANNEL.plan(world):
        if (job.language, job.region) == ("zh", "GD"):
            pdf, _ = CHANNEL.render((job,), press)[0]
            counts.append(len(pypdfium2.PdfDocument(pdf.data)))
    assert set(counts) <= {1, 2}
    assert counts.count(1) > counts.count(2)


def test_a_job_lists_what_it_quotes_and_nothing_else() -> None:
    job = next(job for job in CHANNEL.plan(example()) if job.id == "flow/en/GD/pay-too-low")
    assert isinstance(job.detail, ResolvedFlow)
    assert {fact.id for fact in job.quoted()} == {fact.id for fact in job.detail.facts}
    assert replace(job, facts=()).quoted() == ()
