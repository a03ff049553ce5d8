"""What people answered, in numbers: counted by the nature of each question, without small groups, drawn as bars."""

from .results import Results, results_of

__all__ = ["Results", "results_of"]
