"""The WSGI wrapper in front of Django.

Only what a view marked is kept, only for who brings none of our cookies, and only for addresses without a query (or
with a page number): so nobody can fill the memory with made-up addresses, and nothing personal is ever kept. Hosts
are Django's to judge: a page for an unknown host is refused there, and what is refused is not kept.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from .entry import Entry, Headers
from .generation import read_generation
from .headers import CACHEABLE

MAX_BYTES = 64 * 1024 * 1024
MAX_AGE_SECONDS = 300
QUERY = re.compile(r"pagina=[1-9]\d{0,3}")
# Made anew for each answer, or said by the entry itself.
DROPPED = {CACHEABLE.lower(), "content-length", "etag", "vary", "cache-control", "content-encoding"}

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageCache:
    """Wraps a WSGI application; `generation_file` is watched for changes, `cookies` names those that bypass."""

    def __init__(self, application: Application, *, generation_file: str, cookies: Iterable[str]) -> None:
        self.application = application
        self.generation_file = generation_file
        self.cookies = tuple(cookies)
        self._entries: OrderedDict[tuple[str, ...], Entry] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None:
            return self.application(environ, start_response)
        entry = self._entries.get(key)
        generation = read_generation(self.generation_file)
        if entry is None or entry.generation != generation or entry.expires_at < time.monotonic():
            # The stamp was read before the page: what is published while it renders makes it old at once.
            entry, answer = self._render(environ, start_response, generation)
            if entry is None:
                return answer
            self._keep(key, entry)
        return _answer(entry, environ, start_response)

    def _key(self, environ: Environ) -> tuple[str, ...] | None:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        query = environ.get("QUERY_STRING", "")
        if query and not QUERY.fullmatch(query):
            return None
        cookie = environ.get("HTTP_COOKIE")
        if cookie and any(name in cookie for name in self.cookies):
            return None
        return (
            environ.get("HTTP_HOST", ""),
            "s" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else "",
            environ.get("SCRIPT_NAME", ""),
            environ.get("PATH_INFO", ""),
            query,
        )

    def _render(
        self, environ: Environ, start_response: StartResponse, generation: int
    ) -> tuple[Entry | None, Iterable[bytes]]:
        """The new entry, or None and the answer as Django gave it."""
        seen: list[Any] = []

        def remember(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], Any]:
            seen[:] = [status, headers, exc_info]
            return lambda data: None

        is_head = environ["REQUEST_METHOD"] == "HEAD"
        answer = self.application({**environ, "REQUEST_METHOD": "GET"} if is_head else environ, remember)
        status, headers, exc_info = seen
        if not _may_be_kept(status, headers):
            start_response(status, headers, *([exc_info] if exc_info else []))
            return None, _closed(answer) if is_head else answer
        body = _whole(answer)
        kept = [(name, value) for name, value in headers if name.lower() not in DROPPED]
        return Entry(kept, body, generation, time.monotonic() + _life_seconds()), ()

    def _keep(self, key: tuple[str, ...], entry: Entry) -> None:
        with self._lock:
            old = self._entries.pop(key, None)
            self._bytes += entry.size - (old.size if old else 0)
            self._entries[key] = entry
            while self._bytes > MAX_BYTES and self._entries:
                _, oldest = self._entries.popitem(last=False)
                self._bytes -= oldest.size


def _may_be_kept(status: str, headers: Headers) -> bool:
    said = {name.lower(): value for name, value in headers}
    shared = "set-cookie" not in said and "cookie" not in said.get("vary", "").lower()
    return status.startswith("200") and CACHEABLE.lower() in said and shared


def _life_seconds() -> float:
    """Until midnight at most: banners begin and end with the day."""
    now = timezone.localtime()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(MAX_AGE_SECONDS, (midnight - now).total_seconds())


def _whole(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        _closed(answer)


def _closed(answer: Iterable[bytes]) -> tuple[()]:
    getattr(answer, "close", lambda: None)()
    return ()


def _answer(entry: Entry, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    form = entry.form(_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and (entry.etag in asked or asked == "*"):
        start_response("304 Not Modified", form.unchanged)
        return ()
    start_response("200 OK", form.headers)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (form.body,)


def _encoding(accepted: str) -> str:
    if "br" in accepted and "br;q=0" not in accepted:
        return "br"
    return "gzip" if "gzip" in accepted and "gzip;q=0" not in accepted else ""
