"""The verbs of taking part and of moderating."""
