"""Cards for chat groups: a lesson's first message and the code of its page become one picture to send on."""

from __future__ import annotations

from build_scripts.channels.groupcard.channel import CHANNEL

__all__ = ["CHANNEL"]
