"""The contacts of a region become pocket cards: ten to an A4 sheet, front and back, in one language and in both."""

from __future__ import annotations

from build_scripts.channels.card.channel import CardChannel

CHANNEL = CardChannel()
