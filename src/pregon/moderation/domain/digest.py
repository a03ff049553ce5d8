"""A mail to the moderators, only when something waits for them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import ngettext

from ..queries.staff import moderators
from ..queries.tray import Pending, pending
from .limits import Limit, count
from .notices import send_digest

# The job may run twice; the mail goes once.
ONCE = Limit("digest", 1, timedelta(hours=1))


def send_moderation_digest() -> bool:
    """Writes to everybody who moderates; returns whether there was anything to say."""
    numbers = pending()
    addresses = list(moderators().values_list("email", flat=True))
    if not numbers.total or not addresses or count(ONCE, "digest") > ONCE.most:
        return False
    send_digest(
        lines=list(_lines(numbers)), url=f"{settings.BASE_URL}{reverse('moderation:tray')}", addresses=addresses
    )
    return True


def _lines(numbers: Pending) -> list[str]:
    lines = []
    if numbers.waiting:
        text = ngettext("%(n)d aporte espera revisión.", "%(n)d aportes esperan revisión.", numbers.waiting)
        lines.append(text % {"n": numbers.waiting})
    if numbers.late:
        text = ngettext(
            "A %(n)d autor le prometimos una respuesta para antes de ahora.",
            "A %(n)d autores les prometimos una respuesta para antes de ahora.",
            numbers.late,
        )
        lines.append(text % {"n": numbers.late})
    if numbers.reported:
        text = ngettext("%(n)d aporte tiene reportes.", "%(n)d aportes tienen reportes.", numbers.reported)
        lines.append(text % {"n": numbers.reported})
    if numbers.appeals:
        text = ngettext("%(n)d persona pide otra revisión.", "%(n)d personas piden otra revisión.", numbers.appeals)
        lines.append(text % {"n": numbers.appeals})
    return lines
