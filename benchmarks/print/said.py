"""Figures become lines: what was measured, the figure, what is wanted of it, and what it was made of."""

from __future__ import annotations


def say(what: str, figure: float, *, wanted: str = "", of: str = "", places: int = 2) -> None:
    """One line of the result."""
    goal = f"  [{wanted}]" if wanted else ""
    made_of = f"  ({of})" if of else ""
    print(f"{what:52} {figure:9.{places}f}{goal}{made_of}", flush=True)


def heading(name: str) -> None:
    """Above the lines of one measure."""
    print(f"\n{name}", flush=True)
