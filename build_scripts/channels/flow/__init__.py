"""Decision flows become sheets for the wall, one PDF and one plain text each."""

from __future__ import annotations

from build_scripts.channels.flow.channel import FlowChannel

CHANNEL = FlowChannel()
