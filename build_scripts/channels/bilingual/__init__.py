"""Two editions of a lesson become one document, Chinese and English side by side, for meetings of both."""

from __future__ import annotations

from build_scripts.channels.bilingual.channel import BilingualChannel

CHANNEL = BilingualChannel()
