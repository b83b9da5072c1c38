"""The kit channel: everything on paper that a workshop needs, from its definition, its roster and its lessons."""

from __future__ import annotations

from build_scripts.channels.kit.channel import KitChannel

CHANNEL = KitChannel()
