"""Fifty broken rosters and definitions, and what should be said of each."""
