"""``.venv/bin/python -m benchmarks.print``: see measure.py, which worker processes can import."""

from __future__ import annotations

import sys

from benchmarks.print.measure import main

if __name__ == "__main__":
    sys.exit(main())
