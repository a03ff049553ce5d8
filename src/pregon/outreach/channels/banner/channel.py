"""The banner of the home page, by date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.people.public import User
from pregon.plans.public import Channel as Kind
from pregon.portal.public import preview_banner, publish_banner, withdraw_banner

from ...links import best_target, home_path, short_path
from ...models import Piece, Rendition
from ...pictures import find_picture
from ..base import Channel, Content
from .forms import BannerForm

DEFAULT_DAYS = 7
DAYS = ("starts_on", "ends_on")


class BannerChannel(Channel):
    """Shows the piece at the top of the home page between two dates."""

    kind = Kind.BANNER
    label = _("Banner")
    icon = "view"
    form_class: ClassVar[type[Form]] = BannerForm
    hint = _("Arriba en la página de inicio, entre las dos fechas. No se mueve solo.")

    def propose(self, piece: Piece) -> Content:
        starts = piece.starts_on or timezone.localdate()
        ends = piece.ends_on or starts + timedelta(days=DEFAULT_DAYS)
        return {
            "title": Truncator(piece.title).chars(70),
            "text": Truncator(piece.summary).chars(140),
            "button": gettext("Conozca más"),
            "starts_on": starts.isoformat(),
            "ends_on": ends.isoformat(),
        }

    def differs_from_approved(self, rendition: Rendition) -> bool:
        # Days that nobody chose are counted from today: their passing is no change.
        approved, chosen = rendition.approved_content or {}, self._chosen_days(rendition)
        passing = {name: approved.get(name) for name in DAYS if name not in chosen}
        return {**self.content(rendition), **passing} != approved

    def _chosen_days(self, rendition: Rendition) -> set[str]:
        return {name for name in DAYS if name in rendition.overrides or getattr(rendition.piece, name)}

    def plain(self, cleaned: Mapping[str, Any]) -> Content:
        dates = {name: cleaned[name].isoformat() for name in DAYS}
        return {**cleaned, **dates}

    def preview(self, request: HttpRequest, rendition: Rendition, content: Content) -> HttpResponse:
        return preview_banner(request, **self._banner(content))

    def appears_at(self, content: Mapping[str, Any]) -> datetime | None:
        first = date.fromisoformat(content["starts_on"])
        return timezone.make_aware(datetime.combine(first, time.min)) if first > timezone.localdate() else None

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        values = self._banner(rendition.approved_content or {})
        link = short_path(rendition)
        banner = publish_banner(**values, link_url=link, source_kind="rendition", source_id=str(rendition.pk))
        return str(banner.pk)

    def _banner(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "title": content["title"],
            "text": content["text"],
            "link_text": content["button"],
            "picture": find_picture(content),
            "starts_on": date.fromisoformat(content["starts_on"]),
            "ends_on": date.fromisoformat(content["ends_on"]),
        }

    def withdraw(self, rendition: Rendition, *, actor: User) -> None:
        withdraw_banner(source_kind="rendition", source_id=str(rendition.pk))

    def target_url(self, rendition: Rendition) -> str:
        return best_target(rendition.piece)

    def public_url(self, rendition: Rendition) -> str:
        return home_path()
