"""The website: a news page."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from pregon.kernel.prose import to_html
from pregon.people.public import User
from pregon.plans.public import Channel as Kind
from pregon.portal.public import news_url, publish_news, withdraw_news

from ...models import Piece, Rendition
from ..base import Channel, Content
from .forms import WebsiteForm


class WebsiteChannel(Channel):
    """Publishes the piece at /noticias/."""

    kind = Kind.WEBSITE
    label = _("Sitio web")
    icon = "globe"
    form_class: type[Form] = WebsiteForm
    preview_template = "outreach/channels/website/preview.html"
    hint = _("Sale en /noticias/ y en la página de inicio.")

    def propose(self, piece: Piece) -> Content:
        return {"title": piece.title, "summary": piece.summary, "body": piece.body}

    def preview_context(self, rendition: Rendition, content: Content) -> dict[str, Any]:
        return {"body_html": to_html(content["body"])}

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        piece, content = rendition.piece, rendition.approved_content or {}
        page = publish_news(
            title=content["title"],
            summary=content["summary"],
            body_html=to_html(content["body"]),
            picture=piece.picture,
            picture_alt=piece.picture_alt,
            actor=actor,
            source_kind="rendition",
            source_id=str(rendition.pk),
        )
        return str(page.pk)

    def withdraw(self, rendition: Rendition, *, actor: User) -> None:
        withdraw_news(source_kind="rendition", source_id=str(rendition.pk), actor=actor)

    def target_url(self, rendition: Rendition) -> str:
        return self.public_url(rendition)

    def public_url(self, rendition: Rendition) -> str:
        return news_url(source_kind="rendition", source_id=str(rendition.pk))
