"""Slogans become banners: a strip for the copy shop, and A4 sheets, one character or word each, for an office."""

from __future__ import annotations

from build_scripts.channels.banner.channel import BannerChannel

CHANNEL = BannerChannel()
