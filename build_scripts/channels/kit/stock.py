"""Sheets of badges and labels as they are sold: where each one stands on its A4 sheet, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import BADGE_STOCKS

SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0


@dataclass(frozen=True, slots=True)
class Stock:
    """A kind of sheet. Its badges stand in the middle of the sheet, so that both sides meet when it is turned."""

    id: str
    width: float
    height: float
    columns: int
    rows: int
    gap_across: float = 0.0
    """Between two columns."""
    gap_along: float = 0.0
    """Between two rows."""
    two_sided: bool = True
    """False for labels, whose back is glue."""
    cut: bool = True
    """Whether it is cut by hand; False where the sheet is cut already and takes no lines."""

    @property
    def per_sheet(self) -> int:
        """Badges on a sheet."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        """From the sheet's edge to the first column."""
        return (SHEET_WIDTH - self.columns * self.width - (self.columns - 1) * self.gap_across) / 2

    @property
    def top(self) -> float:
        """From the sheet's edge to the first row."""
        return (SHEET_HEIGHT - self.rows * self.height - (self.rows - 1) * self.gap_along) / 2

    def place(self, number: int) -> tuple[float, float]:
        """Left and top of a badge on its sheet, from 0 and row by row."""
        row, column = divmod(number, self.columns)
        return (
            self.left + column * (self.width + self.gap_across),
            self.top + row * (self.height + self.gap_along),
        )

    def behind(self, number: int) -> int:
        """The place on the back that lies behind a place of the front, when the sheet is turned on its long edge."""
        row, column = divmod(number, self.columns)
        return row * self.columns + self.columns - 1 - column

    @property
    def across(self) -> tuple[float, ...]:
        """Where cuts go down the sheet, from its left edge."""
        steps = range(self.columns)
        edges = {
            round(self.left + s * (self.width + self.gap_across) + e, 3)
            for s in steps
            for e in (0.0, self.width)
        }
        return tuple(sorted(edges))

    @property
    def along(self) -> tuple[float, ...]:
        """Where cuts go across the sheet, from its top."""
        steps = range(self.rows)
        edges = {
            round(self.top + s * (self.height + self.gap_along) + e, 3)
            for s in steps
            for e in (0.0, self.height)
        }
        return tuple(sorted(edges))


_ALL = (
    Stock("90x60", 90, 60, 2, 4),
    Stock("90x55", 90, 55, 2, 4),
    Stock("85x54", 85, 54, 2, 5),
    # Name labels as several makers sell them, ten to a sheet with gaps between.
    Stock("label-80x50", 80, 50, 2, 5, gap_across=15, gap_along=5, two_sided=False, cut=False),
)
STOCKS: dict[str, Stock] = {stock.id: stock for stock in _ALL}
"""By id; the first is used where a definition names none."""

assert tuple(STOCKS) == BADGE_STOCKS  # the loader knows no channel, so the model says which there are
