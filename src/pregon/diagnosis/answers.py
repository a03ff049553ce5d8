"""What people answered to a communications survey, as opinions on media; one after the other, never all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pregon.surveys.public import Survey, counted_submissions

from .findings.tally import Opinion, Tally, count_opinions

USE, PREFERRED, TRUSTED, CONNECTION = "uso", "prefiere", "confia", "conexion"
CHUNK = 500


def tally_of(survey: Survey, media: list[str]) -> Tally:
    """Counts every answer that was not withdrawn, however it came in."""
    return count_opinions(opinions_of(survey), media)


def opinions_of(survey: Survey) -> Iterator[Opinion]:
    """Reads the answers in chunks: a hundred thousand take no more memory than five hundred."""
    rows = counted_submissions(survey).select_related(None).order_by("pk").values_list("values", flat=True)
    for values in rows.iterator(chunk_size=CHUNK):
        yield opinion_of(values)


def opinion_of(values: Mapping[str, Any]) -> Opinion:
    """What somebody said of media. A question that the municipality took out of its survey was left out by all."""
    preferred = values.get(PREFERRED)
    trusted = _chosen(values, TRUSTED)
    return Opinion(
        use=values.get(USE) or {},
        preferred=tuple(preferred) if preferred else None,
        trusted=frozenset(trusted) if trusted else None,
        connection=next(iter(_chosen(values, CONNECTION)), ""),
    )


def _chosen(values: Mapping[str, Any], key: str) -> list[str]:
    answer = values.get(key)
    return list(answer["chosen"]) if isinstance(answer, dict) else []
