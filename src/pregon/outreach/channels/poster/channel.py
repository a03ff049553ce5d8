"""The poster: a print-ready PDF, hung by a person and proved by a photo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage

from pregon.documents.public import DocumentRefused, render_pdf, render_preview_png
from pregon.plans.public import Channel as Kind
from pregon.portal.public import identity

from ...links import best_target, short_url
from ...models import Piece, Rendition
from ...pictures import find_picture
from ...words import when_and_where
from ..base import Channel, Content
from .forms import PosterForm


class PosterChannel(Channel):
    """A4 or letter, with picture, QR, short address and phone."""

    kind = Kind.POSTER
    label = _("Afiche")
    icon = "doc-full"
    form_class: ClassVar[type[Form]] = PosterForm
    publishes_itself = False
    previews_as_picture = True
    visit_measure = "scans"
    hint = _("PDF listo para imprimir. Cuenta cuando alguien sube la foto de dónde quedó puesto.")

    def propose(self, piece: Piece) -> Content:
        return {
            "title": Truncator(piece.title).chars(90),
            "text": piece.summary,
            "when": when_and_where(piece),
            "call": gettext("Conozca más con la cámara de su celular"),
            "paper": "letter",
        }

    def problems(self, content: Mapping[str, Any]) -> list[str]:
        found = super().problems(content)
        return found or self._misfit(content)

    def _misfit(self, content: Mapping[str, Any]) -> list[str]:
        """Whether the words fit the paper: only setting them tells."""
        try:
            self._compose(render_preview_png, content, url=f"{settings.BASE_URL}/r/aaaaaa", ppi=8)
        except DocumentRefused as error:
            return [str(error)]
        return []

    def preview(self, request: HttpRequest, rendition: Rendition, content: Content) -> HttpResponse:
        try:
            png = self._compose(render_preview_png, content, url=short_url(rendition), ppi=72)
        except DocumentRefused as error:
            return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
        return HttpResponse(png, content_type="image/png")

    def pdf(self, rendition: Rendition, *, paper: str) -> bytes:
        """The approved poster, to print on `paper` ("a4" or "letter"). Raises `DocumentRefused`."""
        content = {**(rendition.approved_content or {}), "paper": paper}
        return self._compose(render_pdf, content, url=short_url(rendition))

    def _compose(self, render: Callable[..., bytes], content: Mapping[str, Any], *, url: str, **options: Any) -> bytes:
        who = settings.INSTANCE.settings
        data = {
            **{name: content[name] for name in ("title", "text", "when", "call", "paper", "picture_alt")},
            "url": url,
            "short_address": url.partition("://")[2],
            "phone": identity().phone,
            "municipality": who.name,
            "department": who.department,
        }
        return render("poster", data, pictures=_pictures(content), **options)

    def target_url(self, rendition: Rendition) -> str:
        return best_target(rendition.piece)


def _pictures(content: Mapping[str, Any]) -> dict[str, bytes]:
    pictures = {
        "picture": (find_picture(content), "fill-1200x800|format-jpeg"),
        "shield": (identity().shield, "max-400x400"),
    }
    return {name: _bytes(image, spec) for name, (image, spec) in pictures.items() if image}


def _bytes(image: AbstractImage, spec: str) -> bytes:
    with image.get_rendition(spec).file.open("rb") as file:
        content: bytes = file.read()
    return content
