"""The site with a page of its own that takes comments: what a feature does to have them."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from pregon.config.urls import urlpatterns as site
from pregon.moderation.public import comment_page
from pregon.portal.layout import layout_context
from tests.support.comments import KIND, SAMPLE

SOURCE = """
{% extends "moderation/base.html.jinja" %}
{% from "moderation/macros.html.jinja" import comment_list %}
{% block main %}<div class="wrap"><h1>{{ title }}</h1>{{ comment_list(comments, current_path) }}</div>{% endblock %}
"""


@lru_cache
def _template() -> Any:
    return engines["jinja2"].from_string(SOURCE)


def sample_page(request: HttpRequest, pk: int) -> HttpResponse:
    comments = comment_page(
        kind=KIND,
        object_id=pk,
        order=request.GET.get("orden", ""),
        after=request.GET.get("desde", ""),
        open_for_comments=SAMPLE.is_open(pk),
    )
    context = {**layout_context(), "title": f"Tema {pk}", "comments": comments, "current_path": request.path}
    return HttpResponse(_template().render(context, request))


urlpatterns = [path("prueba/<int:pk>/", sample_page, name="sample"), *site]

handler400 = "pregon.portal.views.site.bad_request"
handler403 = "pregon.portal.views.site.permission_denied"
handler404 = "pregon.portal.views.site.page_not_found"
