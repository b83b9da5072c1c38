"""Lessons become what a teacher needs to teach them: a plan on two pages, and the background to read before."""

from __future__ import annotations

from build_scripts.channels.lesson_plan.channel import LessonPlanChannel

CHANNEL = LessonPlanChannel()
