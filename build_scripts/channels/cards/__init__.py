"""Card sets, boards and records of activities become sheets to print and cut."""

from __future__ import annotations

from build_scripts.channels.cards.channel import CardsChannel

CHANNEL = CardsChannel()
