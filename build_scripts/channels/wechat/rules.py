"""A bundle is held to the platform's rules by the checker; what would be refused, cut or lost stops the build."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.render.faults import Overflow
from build_scripts.wechat.checker import check_bundle


def demand(files: Mapping[str, bytes], path: str) -> None:
    """Overflow with everything that is wrong, if anything is. ``files``: by their paths below the bundle's folder."""
    found = check_bundle(files, path).findings
    if found:
        raise Overflow(
            "",
            "; ".join(f"{one.path}:{one.line}:{one.column} {one.code} {one.message('en')}" for one in found),
        )
