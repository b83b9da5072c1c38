"""Notices become compilations for bulletin boards: a list to sign, and an A4 sheet each with the day it comes down."""

from __future__ import annotations

from build_scripts.channels.notice.channel import NoticeChannel

CHANNEL = NoticeChannel()
