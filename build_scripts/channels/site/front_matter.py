"""What the theme is told of a page → the lines at the top of its Markdown."""

from __future__ import annotations

import yaml


def front_matter(**values: object) -> str:
    """YAML between two lines of dashes; the same values give the same bytes."""
    return "---\n" + yaml.safe_dump(values, allow_unicode=True, sort_keys=True, width=10_000) + "---\n"
