"""Bundles become drafts in a WeChat account, which a second person releases; nothing here publishes."""
