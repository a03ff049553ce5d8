"""No stranger passes a door of the back office or of the intranet, whatever the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.regex_helper import normalize

GUARDED = ("oficina/", "intranet/")
# What a browser fetches before anybody has signed in, or in order to leave: no data of the municipality in it.
OPEN = {"oficina/jsi18n/", "oficina/login/", "oficina/logout/", "oficina/sprite/"}
DOORS = ("/cuenta/login/", "/oficina/login/?next=")
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "6f6d1c1e-0000-4000-8000-000000000000"}


def _routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        address = prefix + _sample(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, address)
        else:
            yield address


def _sample(pattern: object) -> str:
    """A piece of an address that the pattern takes."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "x"), pattern._route)
    assert isinstance(pattern, RegexPattern)
    template, names = normalize(pattern._regex)[0]
    return template % dict.fromkeys(names, "1")


def _guarded_routes() -> list[str]:
    return sorted({route for route in _routes(get_resolver().url_patterns) if route.startswith(GUARDED)})


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_door_or_away_from_every_route() -> None:
    routes = _guarded_routes()
    assert len(routes) > 100
    client = Client(raise_request_exception=False)
    assert [answer for route in routes if (answer := _trespass(client, route))] == []


def _trespass(client: Client, route: str) -> str:
    if route in OPEN:
        return ""
    for answer in (client.get(f"/{route}"), client.post(f"/{route}")):
        to_the_door = answer.status_code == 302 and answer["Location"].startswith(DOORS)
        if not to_the_door and answer.status_code not in {403, 404, 405}:
            return f"{route}: {answer.status_code} {answer.get('Location', '')}"
    return ""


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(OPEN))
def test_what_is_open_is_still_there(route: str) -> None:
    assert Client().get(f"/{route}").status_code in {200, 302}
