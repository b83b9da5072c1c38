"""A command that makes nothing does not load what things are made with."""

from __future__ import annotations

import subprocess
import sys

from tests.projects import ROOT

_ENGINES = ("docx", "fontTools", "openpyxl", "pikepdf", "pptx", "pypdfium2", "weasyprint")
"""Together two seconds and 45 MiB, in every process."""
_ASK = """
import sys
from datetime import date
from pathlib import Path
from build_scripts.channels import discover
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.resolve import Resolver
catalogue = load_catalogue(Path("tests/example"), Findings())
world = World(catalogue, Resolver(catalogue, date(2026, 11, 21)))
assert sum(len(channel.plan(world)) for channel in discover()) > 50
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_planning_loads_no_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    loaded = done.stdout.split()
    assert "jinja2" in loaded  # the list is one of modules
    assert set(_ENGINES) & set(loaded) == set()
