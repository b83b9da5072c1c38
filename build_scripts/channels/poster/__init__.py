"""Lessons become posters for bulletin boards: one message, three steps, one number and one QR code, in A3 and A2."""

from __future__ import annotations

from build_scripts.channels.poster.channel import PosterChannel

CHANNEL = PosterChannel()
