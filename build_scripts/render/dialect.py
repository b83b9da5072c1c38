"""The one Markdown dialect: Python-Markdown with these extensions, in every channel, in mkdocs.yml and in checks.

``tests/test_dialect.py`` holds mkdocs.yml to the same list.
"""

from __future__ import annotations

from typing import Any

EXTENSIONS: tuple[str, ...] = (
    "attr_list",
    "def_list",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.betterem",
)

# Asterisks work inside a word, as Chinese has no spaces around emphasis; underscores do not.
EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.betterem": {"smart_enable": "underscore"},
    "toc": {"permalink": False},
}
