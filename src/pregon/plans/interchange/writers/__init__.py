"""Plans into files."""
