"""The applications that T1 and T2 compare."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def _empty() -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """Answers always the same bytes under the same headers: what the server alone can do."""
    recorded = Path(os.environ["BENCH_ANSWER"])
    body = recorded.read_bytes()
    headers = [tuple(pair) for pair in json.loads(recorded.with_suffix(".json").read_text())]

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", headers)
        return (body,)

    return application


def _uncached() -> Any:
    """Pregón without its page cache: every page is rendered anew."""
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def __getattr__(name: str) -> Any:
    makers = {"empty": _empty, "uncached": _uncached}
    if name in makers:
        return makers[name]()
    raise AttributeError(name)
