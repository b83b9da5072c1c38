"""Banyan: one bilingual source of lessons becomes site, print, articles and kits."""
