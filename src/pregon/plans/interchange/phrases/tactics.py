"""How an action is carried out: a cell of tactics and media, one by one, each with its channel."""

from __future__ import annotations

from ..document import TacticDocument
from .channels_by_words import channel_of, is_a_medium
from .lists import capitalised, has_bullets, items_of, split_outside_brackets


def tactics_of(text: str) -> list[TacticDocument]:
    """Items of a list, lines, or media separated by ";" or ","; a sentence is never cut."""
    items = items_of(text)
    if not has_bullets(text):
        items = [part for item in items for part in _split(item)]
    return [tactic(item) for item in items]


def tactic(text: str, channel: str | None = None) -> TacticDocument:
    return TacticDocument(text=text, channel=channel_of(text) if channel is None else channel)


def _split(line: str) -> list[str]:
    by_semicolon = split_outside_brackets(line, ";")
    if len(by_semicolon) > 1:
        return [capitalised(part) for part in by_semicolon]
    return _split_media(line)


def _split_media(line: str) -> list[str]:
    """ "Emisora, carteleras y página web" are three media; a sentence with commas stays whole."""
    parts = split_outside_brackets(line.rstrip("."), ",")
    *others, last = parts or [line]
    parts = [*others, *last.split(" y ")] if others else parts
    if len(parts) > 1 and all(is_a_medium(part) for part in parts):
        return [capitalised(part.strip()) for part in parts]
    return [line]
