"""The stable JSON as a file."""

from __future__ import annotations

import json

from ..document import PlanDocument
from ..stable_json import to_json


def write_json(document: PlanDocument) -> bytes:
    """UTF-8, indented, keys in their own order: the same document gives the same bytes."""
    return (json.dumps(to_json(document), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
