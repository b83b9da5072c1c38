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
        "choose": "看“{0}”：{1}；选别的，就是{2}",
        "case": "选“{0}”，就是{1}",
        "stop": "；",
        "min": "{0}当中最小的",
        "max": "{0}当中最大的",
        "smaller": "{0}和{1}，取较小的",
        "larger": "{0}和{1}，取较大的",
        "positive": "{0}（不够减就是0）",
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
        "choose": "look at “{0}”: {1}; for any other it is {2}",
        "case": "for “{0}” it is {1}",
        "stop": "; ",
        "min": "the smallest of {0}",
        "max": "the largest of {0}",
        "smaller": "the smaller of {0} and {1}",
        "larger": "the larger of {0} and {1}",
        "positive": "{0} (0 where it is less than that)",
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
    if head == "if" and len(_cases(tree)) > 1:
        return _chosen(tree, label, option, language), 0
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
    if head == "max" and tree[2:] == (("number", "0"),):
        return forms["positive"].format(parts[0][0]), 0
    if head in {"min", "max"} and len(parts) == 2:
        pair = "smaller" if head == "min" else "larger"
        return forms[pair].format(parts[0][0], parts[1][0]), 0
    if head in {"min", "max"}:
        return forms[head].format(forms["joint"].join(words for words, _ in parts)), 0
    if head == "floor":
        return forms[head].format(_bracketed(parts[0], 9, language)), 9
    return forms[head].format(*(words for words, _ in parts)), 0


def _cases(tree: Tree) -> list[tuple[str, str, Tree]]:
    """(input, option, value) of a chain ``if(x is a, 1, if(x is b, 2, …))`` that asks for one input again and again."""
    found: list[tuple[str, str, Tree]] = []
    while tree[0] == "if":
        condition, value, otherwise = (part for part in tree[1:] if isinstance(part, tuple))
        if condition[0] != "is" or (found and found[0][0] != condition[1]):
            break
        found.append((str(condition[1]), str(condition[2]), value))
        tree = otherwise
    return found


def _chosen(
    tree: Tree, label: Callable[[str], str], option: Callable[[str, str], str], language: Language
) -> str:
    forms = _FORMS[language]
    cases = _cases(tree)
    for _ in cases:
        last = tree[3]
        assert isinstance(last, tuple)
        tree = last
    told = (
        forms["case"].format(option(name, choice), _said(value, label, option, language)[0])
        for name, choice, value in cases
    )
    name = label(cases[0][0])
    rest = forms["stop"].join(told)
    return forms["choose"].format(name, rest, _said(tree, label, option, language)[0])


def _bracketed(part: tuple[str, int], least: int, language: Language) -> str:
    words, bound = part
    if bound >= least:
        return words
    return f"（{words}）" if language == "zh" else f"({words})"
