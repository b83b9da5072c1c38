"""The real curriculum becomes a project of as many lessons as wanted: each is copied under other names."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


def project(folder: Path, lessons: int) -> Path:
    """A project with so many lessons on the site alone, in one region; templates are those of this checkout."""
    folder.mkdir(parents=True)
    for name in ("templates", "build_scripts"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    for file in ("handbooks.yml", "notices.yml", "slogans.yml"):
        (folder / "content" / file).unlink(missing_ok=True)
    shutil.rmtree(folder / "content" / "profiles", ignore_errors=True)
    index = yaml.safe_load((folder / "content" / "index.yml").read_text("utf-8"))
    index["regions"] = index["regions"][:1]
    modules = [module for strand in index["strands"] for module in strand["modules"]]
    originals = sum(len(module["lessons"]) for module in modules)
    for module in modules:
        module["lessons"] = list(_copied(folder, module["lessons"], lessons, originals))
    text = yaml.safe_dump(index, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "content" / "index.yml").write_text(text, "utf-8")
    return folder


def _copied(folder: Path, entries: list[dict[str, Any]], lessons: int, originals: int) -> Any:
    for entry in entries:
        for number in range(-(-lessons // originals)):
            name = entry["id"] if number == 0 else f"{entry['id']}-{number}"
            if number:
                source = folder / "content" / "lessons" / entry["id"]
                shutil.copytree(source, source.with_name(name))
            yield entry | {"id": name, "channels": ["site"]}
