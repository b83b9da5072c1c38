"""Courses for school years and audiences become syllabuses and certificates."""

from __future__ import annotations

from build_scripts.channels.course.channel import CourseChannel

CHANNEL = CourseChannel()
