"""E-mail: one message per recipient, HTML and text, with exact accounting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.delivery.public import Mailing, create_mailing, start, stop
from pregon.kernel.prose import to_html, to_plain
from pregon.people.public import User
from pregon.plans.public import Channel as Kind
from pregon.portal.public import identity

from ...links import best_target, short_url
from ...models import Piece, Rendition
from ...pictures import find_picture
from ..base import Channel, Content
from .forms import EmailForm
from .recipients import recipients_of

# Delivery fills it for each person.
UNSUBSCRIBE = "{unsubscribe_url}"
# Mails carry their styles in themselves; nothing in one runs, loads from elsewhere or leads away.
PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
# Mail programs drop style sheets: each element says how it looks.
MAIL_STYLES = {
    "<p>": "margin:0 0 16px",
    "<ul>": "margin:0 0 16px;padding-left:24px",
    "<ol>": "margin:0 0 16px;padding-left:24px",
    "<li>": "margin:0 0 6px",
}


class EmailChannel(Channel):
    """Writes to staff and to the contacts who agreed to it."""

    kind = Kind.EMAIL
    label = _("Correo electrónico")
    icon = "mail"
    form_class: ClassVar[type[Form]] = EmailForm
    asks_before_sending = True
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

    def plain(self, cleaned: Mapping[str, Any]) -> Content:
        groups = {name: [row.pk for row in cleaned[name]] for name in ("offices", "lists")}
        return {**cleaned, **groups}

    def preview(self, request: HttpRequest, rendition: Rendition, content: Content) -> HttpResponse:
        # Whatever address the back office is opened under, its own pictures show.
        html = self.html(rendition, content).replace(UNSUBSCRIBE, "#").replace(f'src="{settings.BASE_URL}', 'src="')
        response = HttpResponse(html)
        response["Content-Security-Policy"] = PREVIEW_POLICY
        return response

    def html(self, rendition: Rendition, content: Mapping[str, Any]) -> str:
        """The HTML part; `{unsubscribe_url}` is filled for each person."""
        return render_to_string("outreach/mail/message.html", self._context(rendition, content))

    def text(self, rendition: Rendition, content: Mapping[str, Any]) -> str:
        """The text part."""
        return render_to_string("outreach/mail/message.txt", self._context(rendition, content))

    def _context(self, rendition: Rendition, content: Mapping[str, Any]) -> dict[str, Any]:
        picture = find_picture(content)
        return {
            "content": content,
            "body_html": _with_mail_styles(to_html(content["body"])),
            "body_text": to_plain(content["body"]),
            "picture": picture and picture.get_rendition("fill-1120x746|format-jpeg|jpegquality-70"),
            "url": short_url(rendition),
            "unsubscribe_url": UNSUBSCRIBE,
            "municipality": settings.INSTANCE.settings.name,
            "base_url": settings.BASE_URL,
            "identity": identity(),
        }

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        content = rendition.approved_content or {}
        mailing = create_mailing(
            subject=content["subject"],
            html=self.html(rendition, content),
            text=self.text(rendition, content),
            recipients=recipients_of(content),
            source_kind="rendition",
            source_id=rendition.outing_id,
            actor=actor,
        )
        start(mailing)
        return str(mailing.pk)

    def withdraw(self, rendition: Rendition, *, actor: User) -> None:
        """What has not left does not leave any more; what was delivered cannot be taken back."""
        if rendition.reference:
            stop(Mailing.objects.get(pk=rendition.reference), actor=actor)

    def target_url(self, rendition: Rendition) -> str:
        return best_target(rendition.piece)


def _with_mail_styles(html: str) -> SafeString:
    for tag, style in MAIL_STYLES.items():
        html = html.replace(tag, f'{tag[:-1]} style="{style}">')
    return mark_safe(html)  # noqa: S308 - made safe by `to_html`; only styles of ours were added
