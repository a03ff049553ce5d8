"""What plans do by themselves."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.tasks import schedule_ahead


@periodic(every=timedelta(hours=12), label=_("Programar las tareas de las próximas semanas"))
def schedule_coming_tasks() -> None:
    """Run again it adds nothing."""
    schedule_ahead()
