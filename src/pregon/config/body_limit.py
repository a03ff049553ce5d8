"""How much a request may bring, decided before Django sees it.

Django parses a body only when a view asks, but a server that takes 5 GB to refuse them has lost already.
"""

from __future__ import annotations

from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from .errors import too_large_page

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAX_BYTES = 25 * 1024 * 1024
IN_MEMORY_BYTES = 1024 * 1024
CHUNK_BYTES = 64 * 1024


def limit_body(application: WSGIApplication, max_bytes: int = MAX_BYTES) -> WSGIApplication:
    """`application` behind a limit of `max_bytes`: 413 at once for a declared length, else as soon as it is passed.

    A body without a declared length (chunked) is received whole first: Django reads none otherwise.
    """

    def limited(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        declared = environ.get("CONTENT_LENGTH", "")
        if declared.isdigit():
            if int(declared) > max_bytes:
                return _refuse(environ, start_response, max_bytes)
        elif environ.get("HTTP_TRANSFER_ENCODING"):
            body = _receive(environ["wsgi.input"], max_bytes)
            if body is None:
                return _refuse(environ, start_response, max_bytes)
            environ["wsgi.input"], environ["CONTENT_LENGTH"] = body, str(_length(body))
        return application(environ, start_response)

    return limited


def _receive(stream: Any, max_bytes: int) -> IO[bytes] | None:
    """The whole body, or nothing when it passes the limit."""
    body = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - closed with the request
    received = 0
    while chunk := stream.read(CHUNK_BYTES):
        received += len(chunk)
        if received > max_bytes:
            body.close()
            return None
        body.write(chunk)
    body.seek(0)
    return body


def _length(body: IO[bytes]) -> int:
    length = body.seek(0, 2)
    body.seek(0)
    return length


def _refuse(environ: WSGIEnvironment, start_response: StartResponse, max_bytes: int) -> list[bytes]:
    text = too_large_page(environ, max_bytes).encode()
    start_response(
        "413 Content Too Large",
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(text))),
            ("Connection", "close"),
        ],
    )
    return [text]
