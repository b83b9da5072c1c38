"""Channels are found here: every module or package of this folder that defines ``CHANNEL``.

The channel ``large-print`` is the module ``large_print``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from build_scripts.channels.protocol import Channel


@lru_cache(maxsize=1)
def discover() -> tuple[Channel, ...]:
    """All channels, sorted by name."""
    found: list[Channel] = []
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        channel = getattr(module, "CHANNEL", None)
        if channel is not None:
            found.append(channel)
    return tuple(sorted(found, key=lambda channel: channel.name))


@lru_cache
def channel_named(name: str) -> Channel:
    """One channel, without loading the others: together they take half a second and 14 MiB. ModuleNotFoundError where
    there is none of that name."""
    channel: Channel = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").CHANNEL
    return channel
