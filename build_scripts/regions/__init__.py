"""Regions: what a place must supply, a pack for a new one, and how complete each is."""
