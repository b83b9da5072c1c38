"""Weibo: an edition becomes posts of 140 characters, a long text, nine pictures and a page to copy them from."""

from build_scripts.channels.weibo.channel import CHANNEL

__all__ = ["CHANNEL"]
