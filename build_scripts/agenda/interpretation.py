"""Minutes meant for one way of interpreting become the minutes that another takes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from build_scripts.model import Interpretation, Session

FACTORS: dict[Interpretation, Fraction] = {
    "none": Fraction(1),
    "simultaneous": Fraction(1),
    "consecutive": Fraction(17, 10),
}
"""How long a talk takes: consecutively all is said twice, but the second time more briefly."""
_STEP = 5


def interpreted(
    sessions: tuple[Session, ...], written_for: Interpretation, spoken: Interpretation
) -> tuple[Session, ...]:
    """The sessions with the minutes that they take when interpreted in that way, rounded up to five.

    Breaks, meals and what says ``interpreted: false`` keep theirs, and so does everything where both take the same.
    """
    factor = FACTORS[spoken] / FACTORS[written_for]
    if factor == 1:
        return sessions
    return tuple(
        replace(
            session,
            minutes=_scaled(session.minutes, factor),
            shorten_to=None if session.shorten_to is None else _scaled(session.shorten_to, factor),
        )
        if session.interpreted
        else session
        for session in sessions
    )


def _scaled(minutes: int, factor: Fraction) -> int:
    whole = minutes * factor / _STEP
    return -(-whole.numerator // whole.denominator) * _STEP
