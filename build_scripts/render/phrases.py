"""A title becomes the phrases between which it may break in large type: 工伤：| 认定、| 治疗、| 赔偿"""

from __future__ import annotations

import re

# Behind punctuation and spaces, never inside a word.
_PHRASE = re.compile(r"[^：，、；。？！ ]+[：，、；。？！ ]*")


def phrases(title: str) -> tuple[str, ...]:
    """Joined, they are the title again."""
    return tuple(_PHRASE.findall(title))
