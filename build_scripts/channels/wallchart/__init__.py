"""Decision flows become wall charts: boxes and arrows in A2 and A3, one chart or several that lead to each other."""

from __future__ import annotations

from build_scripts.channels.wallchart.channel import WallchartChannel

CHANNEL = WallchartChannel()
