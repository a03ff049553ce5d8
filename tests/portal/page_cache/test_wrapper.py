import gzip

import pytest

from pregon.portal.page_cache.wrapper import PageCache

SESSION = "pregon_sesion"


class Site:
    """A WSGI application that counts how often it renders."""

    def __init__(self, headers=(("Content-Type", "text/html"), ("X-Pregon-Cache", "page")), status="200 OK"):
        self.headers, self.status, self.rendered = list(headers), status, 0

    def __call__(self, environ, start_response):
        self.rendered += 1
        start_response(self.status, self.headers)
        return [f"página {self.rendered}".encode()]


@pytest.fixture
def stamp(tmp_path):
    file = tmp_path / "page-generation"
    file.touch()
    return file


def ask(cache, path="/", method="GET", **environ):
    answer = {}

    def start_response(status, headers, exc_info=None):
        answer.update(status=status, headers=dict(headers))

    asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "segovia.example", **environ}
    answer["body"] = b"".join(cache(asked, start_response))
    return answer


def cache_for(site, stamp):
    return PageCache(site, generation_file=str(stamp), cookies=(SESSION,))


def test_a_marked_page_is_rendered_once(stamp):
    site = Site()
    cache = cache_for(site, stamp)
    assert ask(cache)["body"] == ask(cache)["body"] == "página 1".encode()
    assert site.rendered == 1


def test_the_mark_does_not_reach_the_visitor(stamp):
    headers = ask(cache_for(Site(), stamp))["headers"]
    assert "X-Pregon-Cache" not in headers
    assert headers["Cache-Control"] == "no-cache"


def test_what_is_published_forgets_every_page(stamp):
    site = Site()
    cache = cache_for(site, stamp)
    ask(cache)
    import os

    os.utime(stamp, ns=(1, 1))
    assert ask(cache)["body"] == "página 2".encode()


def test_a_page_that_somebody_has_is_answered_with_304(stamp):
    cache = cache_for(Site(), stamp)
    first = ask(cache)
    again = ask(cache, HTTP_IF_NONE_MATCH=first["headers"]["ETag"])
    assert (again["status"], again["body"]) == ("304 Not Modified", b"")
    assert again["headers"]["ETag"] == first["headers"]["ETag"]


def test_a_page_is_compressed_as_the_browser_asks(stamp):
    cache = cache_for(Site(), stamp)
    zipped = ask(cache, HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(zipped["body"]) == "página 1".encode()
    assert ask(cache, HTTP_ACCEPT_ENCODING="gzip, br")["headers"]["Content-Encoding"] == "br"
    assert "Content-Encoding" not in ask(cache)["headers"]


def test_head_says_the_same_without_a_body(stamp):
    cache = cache_for(Site(), stamp)
    page = ask(cache)
    head = ask(cache, method="HEAD")
    assert (head["headers"], head["body"]) == (page["headers"], b"")


def test_a_page_that_was_first_asked_for_by_head_is_whole(stamp):
    site = Site()
    cache = cache_for(site, stamp)
    assert ask(cache, method="HEAD")["body"] == b""
    assert (ask(cache)["body"], site.rendered) == ("página 1".encode(), 1)


def test_head_of_what_is_not_kept_has_no_body_either(stamp):
    assert ask(cache_for(Site(status="404 Not Found"), stamp), method="HEAD")["body"] == b""


def test_what_is_not_a_page_may_answer_304_and_parts_by_itself(stamp):
    seen = {}

    def static_files(environ, start_response):
        seen.update(environ)
        start_response("304 Not Modified", [])
        return []

    answer = ask(cache_for(static_files, stamp), path="/static/a.css", HTTP_IF_NONE_MATCH='"x"', HTTP_RANGE="bytes=0-9")
    assert (answer["status"], seen["HTTP_IF_NONE_MATCH"], seen["HTTP_RANGE"]) == (
        "304 Not Modified",
        '"x"',
        "bytes=0-9",
    )


@pytest.mark.parametrize("refused", ["br;q=0", "gzip;q=0"])
def test_an_encoding_that_the_browser_refuses_is_not_sent(stamp, refused):
    assert "Content-Encoding" not in ask(cache_for(Site(), stamp), HTTP_ACCEPT_ENCODING=refused)["headers"]


def test_made_up_forwarding_headers_make_no_new_entries(stamp):
    site = Site()
    cache = cache_for(site, stamp)
    for value in ("http", "x", "y", ""):
        ask(cache, HTTP_X_FORWARDED_PROTO=value)
    ask(cache, HTTP_X_FORWARDED_PROTO="https")
    assert site.rendered == 2


@pytest.mark.parametrize(("moment", "seconds"), [("2026-03-03 12:00", 300), ("2026-03-03 23:59", 60)])
def test_a_page_does_not_outlive_its_day(moment, seconds):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    import time_machine

    from pregon.portal.page_cache.wrapper import _life_seconds

    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("America/Bogota")), tick=False):
        assert _life_seconds() == seconds


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": f"{SESSION}=abc"},
        {"method": "POST"},
        {"QUERY_STRING": "q=1"},
        {"QUERY_STRING": "pagina=1&x=2"},
        {"QUERY_STRING": "pagina=0001"},
    ],
)
def test_what_may_be_personal_or_made_up_is_never_kept(stamp, environ):
    site = Site()
    cache = cache_for(site, stamp)
    ask(cache, **environ)
    ask(cache, **environ)
    assert site.rendered == 2


@pytest.mark.parametrize(
    "site",
    [
        Site(headers=[("Content-Type", "text/html")]),
        Site(headers=[("X-Pregon-Cache", "page"), ("Set-Cookie", "a=b")]),
        Site(headers=[("X-Pregon-Cache", "page"), ("Vary", "Accept-Language, Cookie")]),
        Site(status="404 Not Found"),
        Site(status="302 Found"),
    ],
)
def test_only_marked_good_pages_without_cookies_are_kept(stamp, site):
    cache = cache_for(site, stamp)
    first, second = ask(cache), ask(cache)
    assert (first["status"], site.rendered) == (site.status, 2)
    assert first["body"] != second["body"]


def test_hosts_prefixes_paths_and_page_numbers_are_different_pages(stamp):
    site = Site()
    cache = cache_for(site, stamp)
    variants = [
        {},
        {"HTTP_HOST": "san-pedro.example"},
        {"SCRIPT_NAME": "/segovia"},
        {"path": "/noticias/"},
        {"QUERY_STRING": "pagina=2"},
    ]
    bodies = {ask(cache, **variant)["body"] for variant in variants}
    assert len(bodies) == site.rendered == 5


def test_an_old_page_is_rendered_anew(stamp, monkeypatch):
    site = Site()
    cache = cache_for(site, stamp)
    ask(cache)
    monkeypatch.setattr("pregon.portal.page_cache.wrapper.time.monotonic", lambda: 1e12)
    ask(cache)
    assert site.rendered == 2


def test_memory_is_bounded_and_the_oldest_go_first(stamp, monkeypatch):
    monkeypatch.setattr("pregon.portal.page_cache.wrapper.MAX_BYTES", 3500)
    site = Site()
    cache = cache_for(site, stamp)
    for number in range(10):
        ask(cache, path=f"/{number}/")
    assert len(cache._entries) == 3
    ask(cache, path="/9/")
    assert site.rendered == 10
