"""A resolved flow becomes its paths: every way that a reader can go."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import ResolvedFlow, ResolvedNode


def paths(flow: ResolvedFlow) -> Iterator[tuple[ResolvedNode, ...]]:
    """Every way from the first question to an end."""
    by_number = {node.number: node for node in flow.nodes}

    def on(node: ResolvedNode, before: tuple[ResolvedNode, ...]) -> Iterator[tuple[ResolvedNode, ...]]:
        here = (*before, node)
        if not node.answers:
            yield here
        for answer in node.answers:
            yield from on(by_number[answer.number], here)

    yield from on(flow.nodes[0], ())
