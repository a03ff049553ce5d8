"""A municipality in one file, and back."""
