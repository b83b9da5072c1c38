"""Inline references are found with their places; what only looks like one is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.references import find, malformed

ids = st.from_regex(r"[a-z0-9]+([-.][a-z0-9]+){0,2}", fullmatch=True)
kinds = st.sampled_from(("fact", "cite", "term", "figure"))
options = st.lists(st.sampled_from(("number", "words", "year", "else=omit", "else=ask", "其他")), max_size=2)


@given(ids, kinds, options, st.text(alphabet="甲a {}|", max_size=8).filter(lambda t: not t.endswith("{")))
def test_a_reference_is_read_back(ref_id: str, kind: str, chosen: list[str], before: str) -> None:
    written = "{" + "|".join((f"{kind}:{ref_id}", *chosen)) + "}"
    text = f"{before}{written}。"
    (found,) = find(text)
    assert (found.kind, found.id, list(found.options)) == (kind, ref_id, chosen)
    assert text[found.start : found.end] == written


def test_parts_of_a_reference() -> None:
    (fact,) = find("{fact:wage|words|else=ask|loud}")
    assert (fact.format, fact.fallback, fact.unknown_options()) == ("words", "ask", ("loud",))
    (term,) = find("{term:wage|本人工资}")
    assert (term.shown, term.format, term.unknown_options()) == ("本人工资", "", ())


@pytest.mark.parametrize(
    "text",
    ["{fact: wage}", "{fact：wage}", "｛fact:wage}", "{{fact:wage}}", "{fact:wage", "{Fact:wage}", "{cites:wage}",
     "{fact:wage｜words}", "{fact}", "{{ wage }}"],
)  # fmt: skip
def test_malformed(text: str) -> None:
    assert [offset for offset, _ in malformed(f"甲{text}")] == [1]


@pytest.mark.parametrize("text", ["{fact:a}", "{: .note}", "{ .note }", "{ width=30% }", "{a, b}", "甲{乙}"])
def test_not_malformed(text: str) -> None:
    assert list(malformed(text)) == []


@given(st.text(alphabet="{}｛｝:：|factermi ga-b\n", max_size=50))
def test_nothing_is_both_a_reference_and_malformed(text: str) -> None:
    good = [(reference.start, reference.end) for reference in find(text)]
    for offset, found in malformed(text):
        assert text[offset : offset + len(found)] == found
        nested = text[offset : offset + 2] == "{{"
        assert nested or all(offset + len(found) <= start or offset >= end for start, end in good)
