"""Examples' figures and quiz questions become the facts behind them, so that a region which lacks one is told from a
slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from build_scripts import formula, references
from build_scripts.model import LANGUAGES, Figure, Question, Text


def facts_behind(name: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    """Names in a figure's formula, and in those that it uses, that are no figures, in the order of the formulas.

    Raises formula.FormulaError where a formula cannot be read; a figure that uses itself is followed once.
    """
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        figure = figures.get(current)
        if figure is None:
            yield current
        elif figure.calc is not None:
            waiting += formula.names(figure.calc)


def lacking(name: str, figures: Mapping[str, Figure], lacks: Callable[[str], bool]) -> str:
    """The first fact behind a figure for which ``lacks`` is true; empty where there is none, or no such figure."""
    if name not in figures:
        return ""
    return next((fact for fact in facts_behind(name, figures) if lacks(fact)), "")


def facts_asked(question: Question, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """The facts without which a question cannot be asked: those that its words or answers quote, also through a figure,
    and do not say what to do without (``else=``). What an explanation quotes is not among them."""
    texts = [question.ask, *(option.text for option in question.options)]
    texts += [side for pair in question.pairs for side in (pair.left, pair.right)]
    texts += [question.answer] if isinstance(question.answer, Text) else []
    found: dict[str, None] = {}
    for text in texts:
        for language in LANGUAGES:
            for reference in references.find(text[language]):
                if reference.kind in {"term", "pinyin"} or reference.fallback:
                    continue
                names = facts_behind(reference.id, figures) if reference.kind == "figure" else (reference.id,)
                found.update(dict.fromkeys(names))
    return tuple(found)
