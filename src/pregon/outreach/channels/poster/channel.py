"""The poster: a print-ready PDF, hung by a person and proved by a photo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import Form
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.documents.public import render_pdf, render_preview_png
from pregon.plans.public import Channel as Kind
from pregon.portal.public import identity

from ...links import best_target, short_url, short_url_to_read
from ...models import Piece, Rendition
from ..base import Channel, Content
from .forms import PosterForm


class PosterChannel(Channel):
    """A4 or letter, with picture, QR, short address and phone."""

    kind = Kind.POSTER
    label = _("Afiche")
    icon = "print"
    form_class: type[Form] = PosterForm
    preview_template = "outreach/channels/poster/preview.html"
    publishes_itself = False
    visit_measure = "scans"
    hint = _("PDF listo para imprimir. Cuenta cuando alguien sube la foto de dónde quedó puesto.")

    def propose(self, piece: Piece) -> Content:
        return {
            "title": Truncator(piece.title).chars(90),
            "text": piece.summary,
            "when": "",
            "call": gettext("Conozca más con la cámara de su celular"),
            "paper": "letter",
        }

    def document(self, rendition: Rendition, content: Content) -> tuple[dict[str, Any], dict[str, bytes]]:
        """The data and the pictures of the poster's template."""
        who = identity()
        piece = rendition.piece
        pictures = {}
        if piece.picture:
            with piece.picture.get_rendition("fill-1200x800|format-jpeg").file.open("rb") as file:
                pictures["picture"] = file.read()
        data = {
            **content,
            "picture_alt": piece.picture_alt,
            "url": short_url(rendition),
            "short_address": short_url_to_read(rendition),
            "phone": who.phone,
            "municipality": settings.INSTANCE.settings.name,
            "department": settings.INSTANCE.settings.department,
        }
        return data, pictures

    def pdf(self, rendition: Rendition, content: Content) -> bytes:
        """The poster to print."""
        data, pictures = self.document(rendition, content)
        return render_pdf("poster", data, pictures=pictures)

    def png(self, rendition: Rendition, content: Content) -> bytes:
        """The poster to look at."""
        data, pictures = self.document(rendition, content)
        return render_preview_png("poster", data, pictures=pictures)

    def target_url(self, rendition: Rendition) -> str:
        return best_target(rendition.piece)
