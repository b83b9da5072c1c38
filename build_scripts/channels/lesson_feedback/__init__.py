"""After a lesson: what the teacher says of it, on a page of paper and as a form for a phone."""

from __future__ import annotations

from build_scripts.channels.lesson_feedback.channel import LessonFeedbackChannel

CHANNEL = LessonFeedbackChannel()
