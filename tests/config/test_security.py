"""What every answer says to the browser."""

import pytest
from django.test import Client

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/cuenta/login/", "/no-existe/", "/oficina/", "/healthz"])
def test_every_answer_closes_what_no_page_needs(path: str) -> None:
    answer = Client().get(path)
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert "camera=()" in answer["Permissions-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
