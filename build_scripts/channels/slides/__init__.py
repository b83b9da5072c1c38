"""Editions become slides for a class: a deck to edit in WPS or PowerPoint, wide and narrow, and the same as PDF."""

from __future__ import annotations

from build_scripts.channels.slides.channel import SlidesChannel

CHANNEL = SlidesChannel()
"""The slides channel: one job per lesson and language, for the home region."""
