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
    "pymdownx.saneheaders",
)

# Emphasis stays with Python-Markdown itself: pymdownx.betterem wants a space or a letter beside the asterisks, and
# **先救人。**急救 has neither.
EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {"toc": {"permalink": False}}
