"""The website: a news page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.kernel.prose import to_html
from pregon.people.public import User
from pregon.plans.public import Channel as Kind
from pregon.portal.public import news_url, preview_news, publish_news, withdraw_news

from ...links import news_target
from ...models import Piece, Rendition
from ...pictures import find_picture
from ...words import when_and_where
from ..base import Channel, Content
from .forms import WebsiteForm


class WebsiteChannel(Channel):
    """Publishes the piece at /noticias/."""

    kind = Kind.WEBSITE
    label = _("Sitio web")
    icon = "globe"
    form_class: ClassVar[type[Form]] = WebsiteForm
    hint = _("Sale en /noticias/ y en la página de inicio.")

    def propose(self, piece: Piece) -> Content:
        button = gettext("Más información") if piece.link else ""
        return {
            "title": piece.title,
            "summary": piece.summary,
            "when": when_and_where(piece),
            "body": piece.body,
            "button": button,
            "comments": False,
        }

    def preview(self, request: HttpRequest, rendition: Rendition, content: Content) -> HttpResponse:
        return preview_news(request, **self._page(content))

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        values = self._page(rendition.approved_content or {})
        page = publish_news(**values, actor=actor, source_kind="rendition", source_id=str(rendition.pk))
        return str(page.pk)

    def _page(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "title": content["title"],
            "summary": content["summary"],
            # What was approved before pages said it has none.
            "when": content.get("when", ""),
            "body_html": to_html(content["body"]),
            "picture": find_picture(content),
            "picture_alt": content["picture_alt"],
            "link_text": content["button"] if content["link"] else "",
            "link_url": content["link"] if content["button"] else "",
            "takes_comments": bool(content.get("comments")),
        }

    def withdraw(self, rendition: Rendition, *, actor: User) -> None:
        withdraw_news(source_kind="rendition", source_id=str(rendition.pk), actor=actor)

    def target_url(self, rendition: Rendition) -> str:
        return news_target(rendition)

    def public_url(self, rendition: Rendition) -> str:
        return news_url(source_kind="rendition", source_id=str(rendition.pk))
