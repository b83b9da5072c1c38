"""``.venv/bin/python -m benchmarks.site``: see measure.py."""

from __future__ import annotations

import sys

from benchmarks.site.measure import main

if __name__ == "__main__":
    sys.exit(main())
