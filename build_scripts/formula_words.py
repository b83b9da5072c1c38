"""A formula's tree becomes a sentence: names as labels, signs as on a school blackboard, functions in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from build_scripts.formula import Tree
from build_scripts.model import Language

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "="}
_BINDS = {"+": 1, "-": 1, "negative": 1, "*": 2, "/": 2}
_FORMS: dict[Language, Mapping[str, str]] = {
    "zh": {
        "is": "“{0}”选“{1}”",
        "if": "如果{0}，就是{1}；否则是{2}",
        "min": "{0}当中最小的",
        "max": "{0}当中最大的",
        "floor": "{0}（只取整数）",
        "ceiling": "{0}（有零头就进一）",
        "days": "{0} + {1}（第一天不算）",
        "months": "{0} + {1}",
        "years": "{0} + {1}",
        "joint": "、",
    },
    "en": {
        "is": "“{0}” is “{1}”",
        "if": "if {0}: {1}; otherwise: {2}",
        "min": "the smallest of {0}",
        "max": "the largest of {0}",
        "floor": "{0} (whole part only)",
        "ceiling": "{0} (rounded up)",
        "days": "{0} + {1} (the first day not counted)",
        "months": "{0} + {1}",
        "years": "{0} + {1}",
        "joint": ", ",
    },
}


def in_words(
    tree: Tree, label: Callable[[str], str], option: Callable[[str, str], str], language: Language
) -> str:
    """The formula as a reader can follow it; ``label`` names an id, ``option`` an option of an input. Rounding goes
    without saying."""
    return _said(tree, label, option, language)[0]


def _said(
    tree: Tree, label: Callable[[str], str], option: Callable[[str, str], str], language: Language
) -> tuple[str, int]:
    """The words, and how tightly their loosest sign binds; 9 where there is none."""
    head = str(tree[0])
    forms = _FORMS[language]
    if head == "number":
        return str(tree[1]), 9
    if head == "name":
        return label(str(tree[1])), 9
    if head == "is":
        return forms["is"].format(label(str(tree[1])), option(str(tree[1]), str(tree[2]))), 0
    parts = [_said(part, label, option, language) for part in tree[1:] if isinstance(part, tuple)]
    if head == "round":
        return parts[0]
    if head in _BINDS:
        bound = _BINDS[head]
        if head == "negative":
            return "−" + _bracketed(parts[0], bound + 1, language), bound
        # What follows a minus or a division sign needs brackets also when it binds alike.
        right = bound + 1 if head in {"-", "/"} else bound
        left_words, right_words = _bracketed(parts[0], bound, language), _bracketed(parts[1], right, language)
        return f"{left_words} {_SIGNS[head]} {right_words}", bound
    if head in _SIGNS:
        return f"{parts[0][0]} {_SIGNS[head]} {parts[1][0]}", 0
    if head in {"min", "max"}:
        return forms[head].format(forms["joint"].join(words for words, _ in parts)), 0
    if head == "floor":
        return forms[head].format(_bracketed(parts[0], 9, language)), 0
    return forms[head].format(*(words for words, _ in parts)), 0


def _bracketed(part: tuple[str, int], least: int, language: Language) -> str:
    words, bound = part
    if bound >= least:
        return words
    return f"（{words}）" if language == "zh" else f"({words})"
