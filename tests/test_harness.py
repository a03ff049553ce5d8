"""The ground the other tests stand on."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page as BrowserPage
from wagtail.models import Locale, Page

from .support.accessibility import assert_accessible
from .support.databases import open_test_database


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_data_is_gone_and_migrated_data_is_back_after_each_test(turn: int) -> None:
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.count() == 1
    assert not get_user_model().objects.filter(email="turno@segovia.test").exists()
    get_user_model().objects.create_user("turno@segovia.test", "una clave larga")
    Page.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_restoring_works_while_another_connection_is_open() -> None:
    get_user_model().objects.create_user("abierta@segovia.test", "una clave larga")
    assert get_user_model().objects.count() == 1
    open_test_database().restore()
    assert get_user_model().objects.count() == 0


def test_the_phone_is_small_and_the_desk_is_wide(phone: BrowserPage, page: BrowserPage) -> None:
    phone.set_content("<meta name=viewport content='width=device-width'>")
    assert phone.evaluate("window.innerWidth") == 360
    assert page.evaluate("window.innerWidth") == 1280


def test_axe_names_what_is_wrong(page: BrowserPage) -> None:
    page.set_content("<html lang=es><title>T</title><main><h1>Aviso</h1><img src='data:,'></main></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)
