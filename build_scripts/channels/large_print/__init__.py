"""Editions become large-print leaflets: A4, one column, nothing below eighteen points, and their text as a file."""

from __future__ import annotations

from build_scripts.channels.large_print.channel import LargePrintChannel

CHANNEL = LargePrintChannel()
