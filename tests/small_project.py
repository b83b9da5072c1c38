"""The sound project of tests/bad/_base, copied and changed, for tests that need a source of their own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from build_scripts.diagnostics import Diagnostic, Findings
from build_scripts.load.catalogue import load_catalogue
from build_scripts.model import Catalogue
from build_scripts.validate.catalogue import validate

BASE = Path(__file__).parent / "bad" / "_base"
ZH = "content/lessons/pension/zh.md"
EN = "content/lessons/pension/en.md"
QUIZ = "content/lessons/pension/quiz.yml"
FACTS = "content/facts/facts.yml"
INDEX = "content/index.yml"
MORE_ZH = "单位缴一份，自己缴一份。"
MORE_EN = "Your employer pays a part, and so do you."
TODAY = date(2026, 11, 21)


class Project:
    """A copy of the base in a folder of the test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        self._more = (MORE_ZH, MORE_EN)

    def write(self, path: str, text: str) -> Project:
        """Writes a file anew."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self

    def change(self, path: str, old: str, new: str) -> Project:
        """Replaces what stands in a file exactly once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def prose(self, zh: str, en: str) -> Project:
        """Puts other sentences into the last paragraph of both languages."""
        self.change(ZH, self._more[0], zh).change(EN, self._more[1], en)
        self._more = (zh, en)
        return self

    def load(self) -> Catalogue:
        """The catalogue; loading must find nothing."""
        findings = Findings()
        catalogue = load_catalogue(self.root, findings)
        assert catalogue is not None
        assert [d.message("en") for d in findings] == []
        return catalogue

    def check(self, as_of: date = TODAY, channels: tuple[str, ...] = ()) -> list[Diagnostic]:
        """Everything that loading and validating find."""
        findings = Findings()
        catalogue = load_catalogue(self.root, findings)
        if catalogue is not None:
            validate(catalogue, as_of, self.root, findings, channels)
        return list(findings)

    def codes(self, as_of: date = TODAY) -> list[str]:
        """The codes of what is found, in order of place."""
        return [diagnostic.code for diagnostic in self.check(as_of)]


def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    """Path, line and column."""
    return (diagnostic.location.path, diagnostic.location.line, diagnostic.location.column)
