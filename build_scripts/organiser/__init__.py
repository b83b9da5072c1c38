"""A real roster becomes a kit: folders with and without names, rendering that stores no name, and shredding."""
