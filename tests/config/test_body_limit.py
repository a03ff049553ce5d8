"""The limit in front of Django, on a plain WSGI application."""

from __future__ import annotations

import io
from typing import Any

import pytest

from pregon.config.body_limit import limit_body


def _echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]


def _ask(body: bytes, **environ: str) -> tuple[str, bytes]:
    answered = []
    application = limit_body(_echo, max_bytes=1024 * 1024)
    answer = application({"wsgi.input": io.BytesIO(body), **environ}, lambda status, _headers: answered.append(status))
    return answered[0], b"".join(answer)


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024])
def test_a_body_within_the_limit_arrives_whole(size: int) -> None:
    assert _ask(b"x" * size, CONTENT_LENGTH=str(size)) == ("200 OK", b"x" * size)
    assert _ask(b"x" * size, HTTP_TRANSFER_ENCODING="chunked") == ("200 OK", b"x" * size)


def test_a_declared_body_above_the_limit_is_refused_unread() -> None:
    status, text = _ask(b"", CONTENT_LENGTH=str(1024 * 1024 + 1))
    assert status == "413 Content Too Large"
    assert "Lo que envió pesa más de 1 MB" in text.decode()


@pytest.mark.parametrize(
    ("before", "shown"),
    [("https://segovia.example/oficina/difusion/3/", True), ("https://otro.example/trampa/", False), ("//x", False)],
)
def test_the_refusal_is_a_page_that_says_how_to_go_on(before: str, shown: bool) -> None:
    environ = {"CONTENT_LENGTH": str(2**30), "HTTP_HOST": "segovia.example", "HTTP_REFERER": before}
    page = _ask(b"", **environ)[1].decode()
    assert "<h1>Lo que envió pesa demasiado</h1>" in page
    assert "botón Atrás" in page
    assert ('href="/oficina/difusion/3/"' in page) is shown


def test_an_undeclared_body_is_refused_as_soon_as_it_passes_the_limit() -> None:
    status, _text = _ask(b"x" * (1024 * 1024 + 1), HTTP_TRANSFER_ENCODING="chunked")
    assert status == "413 Content Too Large"


def test_a_request_without_body_passes() -> None:
    assert _ask(b"") == ("200 OK", b"")
