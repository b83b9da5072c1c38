"""What keeps the project in order and takes no part in a build: checks, the dependency lock, the fonts."""
