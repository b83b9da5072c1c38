"""Everything that a teacher needs for a lesson or a module becomes one ZIP, to download or to carry on a stick."""

from __future__ import annotations

from build_scripts.channels.pack.channel import PackChannel

CHANNEL = PackChannel()
