"""The site with one form to answer, as a feature would mount it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import include, path, reverse

from pregon.config.urls import handler400, handler403, handler404, handler500, urlpatterns
from pregon.forms.public import Closed, EntryFlow, Form, NotAccepted, Offer, Submission, current_version
from pregon.portal.public import render_public

__all__ = ["handler400", "handler403", "handler404", "handler500"]

received: list[int] = []


class DemoFlow(EntryFlow):
    """Title «cerrada» is closed; whoever writes «no me reciba» is not taken."""

    name = "demo"

    def offer(self, request: HttpRequest, **where: Any) -> Offer:
        form = get_object_or_404(Form, pk=where["number"])
        version = current_version(form)
        if form.title == "cerrada" or version is None:
            raise Closed("Esta encuesta ya cerró", "Los resultados salen el viernes.")
        return Offer(version, form.title, back_url="/")

    def on_submitted(self, submission: Submission, *, request: HttpRequest, offer: Offer, **where: Any) -> None:
        if submission.values.get("opinion") == "no me reciba":
            raise NotAccepted("Ya hay una respuesta con ese documento.")
        received.append(submission.pk)

    def receipt_url(self, submission: Submission, **where: Any) -> str:
        return reverse("demo_receipt", args=[submission.pk])

    def render(self, request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
        return render_public(request, template, context, status=status)


def receipt(request: HttpRequest, number: int) -> HttpResponse:
    context = {"title": "Recibimos su respuesta", "message": f"Es la número {number}."}
    return render_public(request, "portal/message.html.jinja", context)


urlpatterns = [
    path("prueba/recibida/<int:number>/", receipt, name="demo_receipt"),
    path("prueba/<int:number>/", include(DemoFlow().urls)),
    *urlpatterns,
]
