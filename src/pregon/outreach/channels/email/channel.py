"""E-mail: one message per recipient, HTML and text, with exact accounting."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.forms import Form
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.delivery.public import create_mailing, start
from pregon.kernel.prose import to_html, to_plain
from pregon.people.public import User
from pregon.plans.public import Channel as Kind

from ...links import best_target, short_url
from ...models import Piece, Rendition
from ..base import Channel, Content
from .forms import EmailForm
from .recipients import count_recipients, recipients_of


class EmailChannel(Channel):
    """Writes to staff and to the contacts who agreed to it."""

    kind = Kind.EMAIL
    label = _("Correo electrónico")
    icon = "mail"
    form_class: ClassVar[type[Form]] = EmailForm
    preview_template = "outreach/channels/email/preview.html"
    hint = _("Un mensaje por persona, con el enlace. Quien no quiera más correos se retira con un clic.")

    def propose(self, piece: Piece) -> Content:
        internal = piece.action.objective.audience == "internal"
        return {
            "subject": piece.title,
            "intro": piece.summary,
            "body": piece.body,
            "button": gettext("Leer más en el sitio"),
            "all_staff": internal,
            "offices": [],
            "lists": [],
        }

    def preview_context(self, rendition: Rendition, content: Content) -> dict[str, Any]:
        return {
            "html": self.html(rendition, content),
            "text": self.text(rendition, content),
            "recipient_count": count_recipients(content),
        }

    def html(self, rendition: Rendition, content: Content) -> str:
        """The HTML part; `{unsubscribe_url}` is filled for each person."""
        return render_to_string("outreach/channels/email/message.html", self._context(rendition, content))

    def text(self, rendition: Rendition, content: Content) -> str:
        """The text part."""
        return render_to_string("outreach/channels/email/message.txt", self._context(rendition, content))

    def _context(self, rendition: Rendition, content: Content) -> dict[str, Any]:
        return {
            "content": content,
            "body_html": to_html(content["body"]),
            "body_text": to_plain(content["body"]),
            "url": short_url(rendition),
            "municipality": settings.INSTANCE.settings.name,
            "base_url": settings.BASE_URL,
            "piece": rendition.piece,
        }

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        content = rendition.approved_content or {}
        mailing = create_mailing(
            subject=content["subject"],
            html=self.html(rendition, content),
            text=self.text(rendition, content),
            recipients=recipients_of(content),
            source_kind="rendition",
            source_id=str(rendition.pk),
            actor=actor,
        )
        start(mailing)
        return str(mailing.pk)

    def target_url(self, rendition: Rendition) -> str:
        return best_target(rendition.piece)
