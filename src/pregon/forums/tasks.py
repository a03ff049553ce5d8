"""What forums do by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.topics import close_due


@periodic(every=timedelta(minutes=15), label=_("Cerrar los foros que llegaron a su último día"))
def close_forums() -> None:
    """Closes what is over; run again it does nothing."""
    close_due(timezone.localdate())
