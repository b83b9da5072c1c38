"""Handbooks of the example project, rendered once for all tests; the example itself has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2

from build_scripts.channels.handbook import CHANNEL
from build_scripts.channels.protocol import World
from build_scripts.diagnostics import Findings
from build_scripts.fonts import activate
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Job, Language, Output
from build_scripts.render.press import Press
from build_scripts.resolve import Resolver
from tests.projects import ROOT, example_project, rewrite

HANDBOOKS = """both:
  title: {zh: 工资和休息手册, en: Handbook of pay and rest}
  about: {zh: 两课都在这里。, en: Both lessons in one book.}
rights:
  title: {zh: 权益手册, en: Rights handbook}
  about: {zh: 一条线。, en: One strand.}
  strand: rights
  regions: [GD]
  large_print: true
workers:
  title: {zh: 劳动者手册, en: Workers' handbook}
  about: {zh: 写给劳动者。, en: For workers.}
  audience: workers
  regions: [QY]
"""


@dataclass(frozen=True)
class Example:
    """The jobs of the example, and what they give."""

    root: Path
    jobs: dict[str, Job]

    def outputs(self, name: str, press: Press | None = None) -> tuple[Output, ...]:
        """The outputs of a job; with a press of its own they are rendered again."""
        if press is None:
            return _outputs(self.root, name)
        press.pack(lambda needed: _outputs(self.root, needed))
        return CHANNEL.render((self.jobs[name],), press)[0]

    def file(self, name: str) -> bytes:
        """An output by its path below ``handbook/``."""
        job = re.sub(r"(-booklet)?\.(pdf|epub)$", "", name)
        found = {output.path: output.data for output in self.outputs(f"handbook/{job}")}
        return found[f"handbook/{name}"]


@lru_cache(maxsize=1)
def example() -> Example:
    """The example with three handbooks, and with a fact that only an activity quotes."""
    root = example_project(Path(mkdtemp(prefix="banyan-handbook-")))
    (root / "content" / "handbooks.yml").write_text(HANDBOOKS, encoding="utf-8")
    lesson = root / "content" / "lessons" / "pay-slip"
    rewrite(lesson / "zh.md", "两人一组，看一张单子。", "两人一组，说说{fact:weekly-rest}。")
    text = (lesson / "en.md").read_text(encoding="utf-8")
    start = text.index("/// activity")
    end = text.index("\n///", start)
    (lesson / "en.md").write_text(text[:end] + "\nTalk of {fact:weekly-rest}." + text[end:], encoding="utf-8")
    return Example(root, planned(root))


def planned(root: Path) -> dict[str, Job]:
    """The jobs of a project, by id."""
    findings = Findings()
    catalogue = load_catalogue(root, findings)
    assert catalogue is not None
    assert [d.message("en") for d in findings] == []
    world = World(catalogue, Resolver(catalogue, date(2026, 11, 21)))
    return {job.id: job for job in CHANNEL.plan(world)}


def fresh_press(root: Path) -> Press:
    """A press that has rendered nothing."""
    activate(ROOT / "templates" / "_shared" / "fonts", ROOT / ".cache" / "fonts")
    return Press(root)


@lru_cache(maxsize=1)
def _press(root: Path) -> Press:
    press = fresh_press(root)
    press.pack(lambda name: _outputs(root, name))
    return press


@lru_cache(maxsize=64)
def _outputs(root: Path, name: str) -> tuple[Output, ...]:
    return CHANNEL.render((example().jobs[name],), _press(root))[0]


@lru_cache(maxsize=32)
def pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, without the signs that only keep words together."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return tuple(re.sub(r"[\u2060\ufffe\u00ad]", "", text).replace("\u00a0", " ") for text in texts)


BOTH: dict[Language, str] = {"zh": "zh/GD/both", "en": "en/QY/both"}
