"""A page that is kept: its bytes, its tag, its compressed forms."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field

import brotli

BROTLI_QUALITY = 6
GZIP_LEVEL = 6

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """The page in one encoding, ready to be sent."""

    headers: Headers
    #: For who has the page already: the same, without a length.
    unchanged: Headers
    body: bytes


@dataclass(slots=True)
class Entry:
    """A page as it was rendered, under the stamp of that moment."""

    headers: Headers
    body: bytes
    generation: int
    expires_at: float
    etag: str = ""
    _forms: dict[str, Form] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.etag = f'W/"{hashlib.sha256(self.body).hexdigest()[:32]}"'

    @property
    def size(self) -> int:
        # The compressed forms add about a third.
        return len(self.body) * 4 // 3 + 1000

    def form(self, encoding: str) -> Form:
        """The page in an encoding ("", "gzip", "br"); compressed the first time it is asked for."""
        if encoding not in self._forms:
            self._forms[encoding] = self._make_form(encoding)
        return self._forms[encoding]

    def _make_form(self, encoding: str) -> Form:
        body = _compress(self.body, encoding)
        own = [("ETag", self.etag), ("Vary", "Accept-Encoding"), ("Cache-Control", "no-cache")]
        unchanged = [*self.headers, *own]
        extra = [("Content-Encoding", encoding)] if encoding else []
        return Form([*unchanged, *extra, ("Content-Length", str(len(body)))], unchanged, body)


def _compress(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return brotli.compress(body, quality=BROTLI_QUALITY)
    if encoding == "gzip":
        return gzip.compress(body, GZIP_LEVEL, mtime=0)
    return body
