"""A piece that a feature begins: what it knows already stands in the composer, to be read and changed."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_date

from pregon.plans.public import Action

from .models import Piece

WORDS, DAYS = ("title", "summary", "link"), ("starts_on", "ends_on")


def compose_url(action: Action, **known: str | date | None) -> str:
    """Where the composer begins with `title`, `summary`, `link`, `starts_on`, `ends_on`, as far as they are known."""
    query = urlencode({name: str(known[name]) for name in (*WORDS, *DAYS) if known.get(name)})
    return f"{reverse('outreach:compose', args=[action.pk])}?{query}"


def prefilled(query: QueryDict) -> dict[str, Any]:
    """What an address brings, no longer than the fields are; what is none of theirs is left out."""
    fields = [field for field in Piece._meta.concrete_fields if field.name in WORDS]
    words = {field.name: query.get(field.name, "")[: field.max_length] for field in fields}
    return {**words, **{name: _day(query.get(name, "")) for name in DAYS}}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
