"""What kits cost, as ratios measured in one run."""
