"""Measurements against the targets, by hand and by `make bench`; never timed tests."""
