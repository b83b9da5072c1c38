"""The terms that the lessons use become a list to print: one PDF per language and region."""

from __future__ import annotations

from build_scripts.channels.glossary.channel import GlossaryChannel

CHANNEL = GlossaryChannel()
