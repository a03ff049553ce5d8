"""The types of question, each a small class."""
