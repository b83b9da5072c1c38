"""Measures printing in one run and prints ratios: ``.venv/bin/python -m benchmarks.print``.

``naive`` is WeasyPrint as its manual begins: the HTML of the same leaflet, its style sheet and fonts read anew for each
document, nothing shared. ``command`` is one run of the ``weasyprint`` command on the same files. A leaflet is two
files, in colour and in black, and bare WeasyPrint lays out each of them: ``a file`` compares that, ``colour alone`` is
as hard on us as can be, since it sets both of our files against one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.print import command, handbook, pool, typst, warm
from benchmarks.print.sample import ROOT, leaflets
from build_scripts.fonts import activate

_MEASURES = ("warm", "pool", "command", "handbook", "typst")


def main() -> int:
    """Prints a line for each figure, with what is wanted of it in brackets."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.print", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"{', '.join(_MEASURES)}; none: all")
    parser.add_argument("--lessons", type=int, default=0, help="leaflets of so many lessons; else of all")
    parser.add_argument(
        "--everywhere", action="store_true", help="for all regions, not for the home region alone"
    )
    parser.add_argument("--runs", type=int, default=20, help="how often the command is run")
    chosen = parser.parse_args()
    measures = chosen.measures or _MEASURES
    unknown = set(measures) - set(_MEASURES)
    if unknown:
        parser.error(f"{', '.join(sorted(unknown))}?  {', '.join(_MEASURES)}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        activate(ROOT / "templates/_shared/fonts", folder / "fonts")
        steps = leaflets(chosen.lessons, everywhere=chosen.everywhere)
        if "warm" in measures:
            warm.measure(steps)
        if "pool" in measures or "command" in measures:
            run = pool.measure(steps, folder)
            if "command" in measures:
                command.measure(steps, run, chosen.runs, folder)
        if "handbook" in measures:
            handbook.measure()
        if "typst" in measures:
            typst.measure(steps, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
