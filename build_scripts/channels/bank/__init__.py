"""Quizzes become a question bank: files for learning platforms, paper tests with keys, cards, a survey, a course."""

from __future__ import annotations

from build_scripts.channels.bank.channel import BankChannel

CHANNEL = BankChannel()
