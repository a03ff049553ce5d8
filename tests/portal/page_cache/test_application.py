"""The page cache in front of the real application, as the server runs it."""

import io

import pytest
from django.conf import settings
from django.test import Client

from pregon.portal.public import PageCache, generation_file, publish_news, set_up_site

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def application(monkeypatch):
    from django.core.handlers.wsgi import WSGIHandler

    # The handler would close the connection that the test itself uses.
    monkeypatch.setattr("django.db.close_old_connections", lambda **kwargs: None)
    set_up_site()
    cookies = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return PageCache(WSGIHandler(), generation_file=str(generation_file()), cookies=cookies)


def ask(application, path, host="localhost", **environ):
    answer = {}
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        **environ,
    }
    body = application(asked, lambda status, headers, exc=None: answer.update(status=status, headers=dict(headers)))
    return {**answer, "text": b"".join(body).decode()}


def news(title):
    values = {"summary": "Resumen", "body_html": "<p>Texto</p>", "picture": None, "picture_alt": "", "actor": None}
    return publish_news(title=title, source_kind="test", source_id="1", **values)


@pytest.mark.parametrize("path", ["/", "/noticias/", "/atencion/", "/terminos/", "/mapa-del-sitio/"])
def test_a_public_page_is_kept_and_asks_the_database_nothing_the_second_time(
    application, path, django_assert_num_queries
):
    first = ask(application, path)
    with django_assert_num_queries(0):
        second = ask(application, path)
    assert (first["status"], second) == ("200 OK", first)
    assert "Set-Cookie" not in first["headers"]


def test_what_is_published_is_on_the_kept_pages_at_once(application):
    assert "Se arregló la escuela" not in ask(application, "/")["text"]
    page = news("Se arregló la escuela")
    assert "Se arregló la escuela" in ask(application, "/")["text"]
    assert "Se arregló la escuela" in ask(application, page.url)["text"]
    news("Se pintó la escuela")
    assert "Se pintó la escuela" in ask(application, page.url)["text"]


def test_another_process_sees_what_this_one_published(application):
    other = PageCache(application.application, generation_file=application.generation_file, cookies=())
    assert "Se arregló" not in ask(other, "/noticias/")["text"]
    news("Se arregló la escuela")
    assert "Se arregló" in ask(other, "/noticias/")["text"]


def test_an_unknown_host_is_refused_and_not_kept(application):
    answer = ask(application, "/", host="evil.example")
    assert answer["status"].startswith("400")
    assert application._entries == {}


def test_signing_in_is_never_kept(application):
    ask(application, "/cuenta/login/")
    assert application._entries == {}


def test_public_pages_say_no_script_may_run(application):
    policy = ask(application, "/")["headers"]["Content-Security-Policy"]
    assert "script-src 'self'" in policy.split("; ")
    assert "<script" not in ask(application, "/")["text"]


def test_the_mark_of_the_cache_stays_inside(application):
    assert "X-Pregon-Cache" in Client().get("/").headers
    assert "X-Pregon-Cache" not in ask(application, "/")["headers"]
