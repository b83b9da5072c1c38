"""Quizzes → questions that test a goal which the lesson has not (Q802)."""

from __future__ import annotations

from build_scripts.diagnostics import Findings
from build_scripts.model import Catalogue
from build_scripts.validate.places import Places


def check_quiz(catalogue: Catalogue, places: Places, findings: Findings) -> None:
    """Answers are checked by the loader (Q801), facts with all other references (F203)."""
    for lesson in catalogue.lessons:
        count = len(lesson.zh.goals)
        for question in lesson.quiz:
            if not 1 <= question.goal <= count:
                at = places.find(question.location, "goal:", near=12)
                findings.add("Q802", at, id=question.id, goal=question.goal, count=count)
