"""The site rendered for tests: of the small example project, and once of the real content for links and browsers.

``python -m tests.site_examples`` writes the goldens anew; look at what changed before you keep it.
"""

from __future__ import annotations

import atexit
import functools
import http.server
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.channels.protocol import World
from build_scripts.channels.site import CHANNEL
from build_scripts.channels.site.details import SHARE
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import ROOT, example_project

AS_OF = date(2026, 11, 21)
REAL_BASE = "https://banyan.example"
"""Where the real content pretends to be published."""
GOLDENS = ROOT / "tests" / "goldens" / "site"
GOLDEN_PAGES = {
    "lesson-zh-GD.html": "site/lessons/pay-slip/index.html",
    "lesson-en-QY.html": "site/en/qy/lessons/pay-slip/index.html",
    "home-zh-GD.html": "site/index.html",
    "flow-zh-GD.html": "site/flows/pay-too-low/index.html",
    "calculator-en-QY.html": "site/en/qy/calculators/months-of-pay/index.html",
}
_TEXT = Output("flow.txt", "text/plain", b"the plain text of another channel")
_DECK = Output(
    "deck.html",
    "text/html",
    b'<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
    b'<meta name="robots" content="noindex">\n<title>deck</title>\n'
    b"<style>body{color:black}</style></head><body><main><h1>deck</h1></main><script>1</script></body></html>",
)
_PACK = Output("pack.zip", "application/zip", b"PK\5\6" + bytes(18))
_LEAFLET = Output("leaflet.pdf", "application/pdf", b"%PDF-1.7 the leaflet of another channel")


def jobs_of(root: Path, base_url: str | None = None) -> tuple[Job, ...]:
    """The site's jobs of a project."""
    catalogue = load_catalogue(root, Findings())
    assert catalogue is not None
    return CHANNEL.plan(World(catalogue, Resolver(catalogue, AS_OF, base_url)))


def outputs_of(root: Path, jobs: tuple[Job, ...]) -> dict[str, tuple[Output, ...]]:
    """Job id → outputs, rendered in the groups in which a build renders them."""
    activate(ROOT / "templates" / "_shared" / "fonts", ROOT / ".cache" / "fonts")
    press = Press(root)
    made: dict[str, tuple[Output, ...]] = {}
    press.pack(lambda job_id: made[job_id] if job_id.startswith("site/") else _of_another_channel(job_id))
    batches: dict[str, list[Job]] = {}
    for job in jobs:
        batches.setdefault(job.group or job.id, []).append(job)
    for batch in batches.values():
        rendered = CHANNEL.render(tuple(batch), press)
        made.update(zip((job.id for job in batch), rendered, strict=True))
    return made


def _of_another_channel(job_id: str) -> tuple[Output, ...]:
    if job_id.startswith(("slides/", "pack/")):
        return (_DECK,) if job_id.endswith("/page") else (_PACK,)
    return (_LEAFLET, _TEXT) if job_id.startswith(("flow/", "calculator/")) else (_LEAFLET,)


def files_of(root: Path, base_url: str | None = None) -> dict[str, bytes]:
    """Path → contents of a project's whole site."""
    made = outputs_of(root, jobs_of(root, base_url))
    return {output.path: output.data for outputs in made.values() for output in outputs}


@functools.cache
def real_site() -> Path:
    """The site of the real content, in a folder that begins with its home page; made once for all tests.

    The archives lie in ``offline`` beside it. Without the share cards, which take as long as all pages together and
    are tested with the small project.
    """
    folder = Path(tempfile.mkdtemp(prefix="banyan-test-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    jobs = tuple(job for job in jobs_of(ROOT, REAL_BASE) if job.part != SHARE)
    write({o.path: o.data for outputs in outputs_of(ROOT, jobs).values() for o in outputs}, folder)
    return folder / "site"


def write(files: dict[str, bytes], folder: Path) -> None:
    """Writes what ``files_of`` gives."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a test's output is for failures."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder; the address has no slash at its end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def without_recipe(page: bytes) -> str:
    """A page without its style sheet and what is a digest, which goldens leave to the eye and to other tests."""
    text = re.sub(r"<style>.*?</style>", "<style></style>", page.decode(), flags=re.DOTALL)
    text = re.sub(r'(Content-Security-Policy" content=")[^"]+', r"\1policy", text)
    text = re.sub(r'(<meta name="edition" content=")[^"]+', r"\1edition", text)
    return re.sub(r"(\w+)\.js\?[0-9a-f]{8}", r"\1.js?version", text)


def _write_goldens() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = files_of(example_project(Path(folder, "project")))
    GOLDENS.mkdir(parents=True, exist_ok=True)
    for name, path in GOLDEN_PAGES.items():
        (GOLDENS / name).write_text(without_recipe(files[path]), encoding="utf-8")


if __name__ == "__main__":
    _write_goldens()
