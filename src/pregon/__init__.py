"""Pregón: a municipality runs its communications plan instead of filing it."""

__version__ = "0.1.0"
