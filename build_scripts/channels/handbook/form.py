"""The name of a book's form becomes its page: what style sheets set it, and where heads and page numbers stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FormName = Literal["a5", "large-print"]


@dataclass(frozen=True, slots=True)
class Form:
    """A page, in millimetres; both sides are alike, so that a page can stand on either. The style sheets say the
    same."""

    styles: tuple[str, ...]
    width: float
    height: float
    side: float
    top: float
    bottom: float
    head: float
    """Base line of the running head, from the top."""
    foot: float
    """Base line of the page number, from the top."""
    head_size: float
    """In points."""
    foot_size: float
    module: float
    """Side of a module of a QR code."""


_A5 = ("_shared/print.css", "handbook/handbook.css")
FORMS: dict[FormName, Form] = {
    "a5": Form(
        styles=_A5,
        width=148.0,
        height=210.0,
        side=15.0,
        top=19.0,
        bottom=17.0,
        head=13.0,
        foot=201.0,
        head_size=8.5,
        foot_size=10.0,
        module=0.42,
    ),
    "large-print": Form(
        styles=(*_A5, "handbook/large-print.css"),
        width=210.0,
        height=297.0,
        side=18.0,
        top=27.0,
        bottom=25.0,
        head=18.5,
        foot=284.0,
        head_size=18.0,
        foot_size=22.0,
        # A hand that shakes holds the phone further away.
        module=0.7,
    ),
}
