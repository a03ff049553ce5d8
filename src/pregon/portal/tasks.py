"""What the portal does by itself."""

from datetime import timedelta

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic


@periodic(every=timedelta(minutes=5), label=_("Publicar y retirar páginas programadas"))
def follow_schedules() -> None:
    """Pages go live and leave at the moments that their editors chose."""
    call_command("publish_scheduled", verbosity=0)
