"""Short marks of texts: two people who saw the same hold the same mark."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from .models import Piece

PIECE_FIELDS = ("title", "summary", "body", "picture", "picture_alt", "link", "starts_on", "ends_on", "place")


class ChangedMeanwhile(Exception):
    """Somebody else saved the row after it was opened; `current` is what it says now."""

    def __init__(self, current: Model) -> None:
        self.current = current
        super().__init__(str(current))


def fingerprint(values: Any) -> str:
    """The mark of anything that JSON can hold."""
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def piece_stamp(piece: Piece) -> str:
    """The mark of what the piece says."""
    return fingerprint({name: getattr(piece, piece._meta.get_field(name).attname) for name in PIECE_FIELDS})  # type: ignore[union-attr]
