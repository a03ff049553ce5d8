"""What forms do by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.sweep import sweep_expired


@periodic(every=timedelta(hours=6), label=_("Borrar borradores vencidos"))
def sweep_drafts() -> None:
    """Keeps personal data no longer than it is of use (Ley 1581/2012)."""
    sweep_expired()
