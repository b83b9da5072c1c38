"""WeChat articles: an edition becomes a bundle (fragment, metadata, covers, pictures, plain text, preview)."""

from build_scripts.channels.wechat.channel import CHANNEL

__all__ = ["CHANNEL"]
