"""Lessons become handbooks: A5 books with contents, glossary and indexes, as pages, as a booklet and as EPUB."""

from __future__ import annotations

from build_scripts.channels.handbook.channel import HandbookChannel

CHANNEL = HandbookChannel()
