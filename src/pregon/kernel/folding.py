"""Text compared as people compare it: without accents, case or spare spaces."""

import unicodedata


def fold(text: str) -> str:
    """`"  Trámite  ÚNICO "` → `"tramite unico"`."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())
