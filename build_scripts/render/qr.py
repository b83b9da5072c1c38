"""An address becomes a QR code as SVG or pixels: error correction Q, a quiet zone of 4 modules, one black path."""

from __future__ import annotations

import html
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

QUIET_ZONE = 4
"""Modules, as ISO/IEC 18004 wants."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules, row by row, without quiet zone."""
    # Many commands pass here that draw no code, and its library brings along one for pictures.
    import qrcode
    from qrcode.constants import ERROR_CORRECT_Q

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix())


def size_in_modules(text: str) -> int:
    """The side of the whole symbol with its quiet zone; print it so that a module is at least 0.4 mm."""
    return len(modules(text)) + 2 * QUIET_ZONE


def image(text: str, module: int) -> Image:
    """A grey picture with the quiet zone, ``module`` pixels to a module."""
    from PIL import Image

    rows = modules(text)
    side = len(rows) + 2 * QUIET_ZONE
    small = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                small.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return small.resize((side * module, side * module), Image.Resampling.NEAREST)


def svg(text: str, title: str) -> str:
    """An inline ``<svg>`` with a title for screen readers, white ground included; its size is the caller's style."""
    rows = modules(text)
    side = len(rows) + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _runs(row)
    )
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
        f'shape-rendering="crispEdges"><title>{html.escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """(start, length) of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
