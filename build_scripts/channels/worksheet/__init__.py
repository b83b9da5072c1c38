"""Lessons become worksheets: story, words, gaps, order, an answer of one's own; for pupils and with answers."""

from __future__ import annotations

from build_scripts.channels.worksheet.channel import WorksheetChannel

CHANNEL = WorksheetChannel()
