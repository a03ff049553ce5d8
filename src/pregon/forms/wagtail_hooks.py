"""The designer's addresses in the back office. It has no entry in the menu: a form is reached from what it is for."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("formularios/", include("pregon.forms.urls"))]
