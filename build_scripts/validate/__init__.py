"""A loaded catalogue → everything that is wrong with it: a check in each module, all of them in ``catalogue``."""
