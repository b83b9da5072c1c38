"""Themes of WeChat articles, and what the index says of articles, become findings."""

from __future__ import annotations

from pathlib import Path

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue, Location
from build_scripts.wechat.checker.themes import lint

_FOLDER = "templates/wechat"


def check_wechat(catalogue: Catalogue, root: Path, findings: Findings) -> None:
    """Each style sheet is held to what the inliner and the platform take; names in the index must exist."""
    folder = root / _FOLDER
    sheets = sorted((*folder.glob("*.css"), *(folder / "themes").glob("*.css")))
    for sheet in sheets:
        if sheet.parent == folder and sheet.name != "structure.css":
            continue
        path = sheet.relative_to(root).as_posix()
        for loss in lint(sheet.read_text(encoding="utf-8")):
            findings.add(loss.code, Location(path, loss.line, loss.column), what=loss.what)
    settings = catalogue.wechat
    themes = tuple(sheet.stem for sheet in sheets if sheet.parent.name == "themes")
    if themes and settings.theme:
        _known("theme", settings.theme, themes, settings.location, findings)
    flows = tuple(flow.id for flow in catalogue.flows)
    lessons = tuple(lesson.id for lesson in catalogue.lessons)
    for choice in settings.choices:
        _known("lessons", choice.lesson, lessons, choice.location, findings)
        if choice.theme and themes:
            _known("theme", choice.theme, themes, choice.location, findings)
        if choice.flow:
            _known("flow", choice.flow, flows, choice.location, findings)


def _known(key: str, value: str, allowed: tuple[str, ...], location: Location, findings: Findings) -> None:
    if value not in allowed:
        findings.add("Y108", location, key=key, value=value, allowed=", ".join(allowed))
