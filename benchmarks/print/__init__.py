"""What printing costs, as ratios measured in one run."""
