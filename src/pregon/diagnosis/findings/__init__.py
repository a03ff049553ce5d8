"""From answers to a ranking of media and a mix: pure, no database."""
