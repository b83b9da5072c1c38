"""mkdocs.yml speaks the one Markdown dialect that every other channel and the checks speak."""

from __future__ import annotations

from typing import Any

import yaml

from build_scripts.render.dialect import EXTENSION_CONFIGS, EXTENSIONS
from tests.projects import ROOT


def test_mkdocs_yml_lists_the_dialect_and_its_settings() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names: list[str] = []
    configs: dict[str, Any] = {}
    for entry in settings["markdown_extensions"]:
        if isinstance(entry, str):
            names.append(entry)
        else:
            (name, config), *more = entry.items()
            assert not more
            names.append(name)
            configs[name] = config
    assert tuple(names) == EXTENSIONS
    assert configs == EXTENSION_CONFIGS


def test_mkdocs_yml_fetches_nothing_from_elsewhere() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"]["font"] is False
    assert settings["plugins"] == []
    assert "repo_url" not in settings
