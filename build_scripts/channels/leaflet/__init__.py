"""Editions become tri-fold leaflets: A4 landscape, two sides, six panels, one PDF per lesson, language and region."""

from __future__ import annotations

from build_scripts.channels.leaflet.channel import LeafletChannel

CHANNEL = LeafletChannel()
