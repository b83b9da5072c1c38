"""A command that makes nothing does not load what things are made with."""

from __future__ import annotations

import re
import subprocess
import sys

from build_scripts.channels import channel_named, discover
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

_WORK = """
import subprocess, sys
from build_scripts.channels import channel_named
started = []
begin = subprocess.Popen.__init__
subprocess.Popen.__init__ = lambda self, *rest, **named: started.append(rest) or begin(self, *rest, **named)
channel_named("leaflet")
import build_scripts.execute, build_scripts.render.inks, build_scripts.render.pdf
assert not started, started
print(*sorted(sys.modules))
from fontTools import subset
from fontTools.varLib.instancer import instantiateVariableFont
subset.Options, instantiateVariableFont.__module__
"""
_NOT_FOR_LEAFLETS = (
    *(
        "fontTools.subset",
        "fontTools.varLib",
        "css_inline",
        "docx",
        "mkdocs",
        "nh3",
        "openpyxl",
        "pptx",
    ),
    *("build_scripts.channels.kit", "build_scripts.channels.site", "build_scripts.channels.wechat"),
)
"""Together 26 MiB more in each worker."""


def _said(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    return done.stdout.split()


def test_planning_loads_no_engine() -> None:
    loaded = _said(_ASK)
    assert "jinja2" in loaded  # the list is one of modules
    assert set(_ENGINES) & set(loaded) == set()


def test_a_worker_loads_what_its_jobs_need_and_starts_no_program() -> None:
    loaded = _said(_WORK)
    assert {"weasyprint.pdf.fonts", "pikepdf", "build_scripts.channels.leaflet"} <= set(loaded)
    assert set(_NOT_FOR_LEAFLETS) & set(loaded) == set()


def test_nobody_loads_the_layout_engine_past_our_door() -> None:
    """Else it depends on who comes first whether 12 MiB are loaded that nobody uses."""
    door = ROOT / "build_scripts/render/layout_engine.py"
    past = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "build_scripts").rglob("*.py")
        if path != door and re.search(r"^(from|import) weasyprint", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert past == []


def test_a_channel_is_found_by_its_name() -> None:
    for channel in discover():
        assert channel_named(channel.name) is channel


def test_a_kit_loads_only_the_checks_that_it_runs() -> None:
    loaded = _said(
        "import sys, build_scripts.organiser.desk, build_scripts.organiser.workers; print(*sys.modules)"
    )
    assert "build_scripts.validate.documents" in loaded
    not_for_kits = {"build_scripts.validate.catalogue", "build_scripts.wechat.checker", "qrcode"}
    assert not_for_kits & set(loaded) == set()
