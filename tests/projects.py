"""Throw-away projects for tests: the example source beside the real templates, code and fonts."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "example"
_LINKED = ("templates", "build_scripts", "mkdocs.yml", "requirements.txt")


def example_project(folder: Path) -> Path:
    """A copy of ``tests/example`` in ``folder``, with links to what is not content."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    return folder


def rewrite(path: Path, old: str, new: str) -> None:
    """Replaces what stands in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
