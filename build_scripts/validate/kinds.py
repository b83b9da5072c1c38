"""The kinds of block that a lesson may and must have."""

TYPED = (
    "key-messages",
    "example",
    "what",
    "get",
    "steps",
    "warning",
    "who",
    "activity",
    "discussion",
    "script",
    "poster",
)
"""Kinds that an author opens with ``///``."""

ALL = (*TYPED, "prose", "quiz")
"""Kinds that the index's table of channels may name."""

REQUIRED = ("key-messages", "what", "steps", "warning", "who")
"""What every lesson has: the leaflet is made of these."""

MAY_DROP = ("what", "get", "warning")
"""What a small leaflet may leave out where its author says so; a reader is helpless without the other blocks."""
