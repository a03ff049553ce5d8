"""What outreach does by itself."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.publish import publish_scheduled
from .queries import due_renditions


@periodic(every=timedelta(minutes=1), label=_("Publicar lo programado"))
def publish_due() -> None:
    """Puts out each rendition whose moment has come; a bad one holds up no other and fails the job at the end."""
    now, failures = timezone.now(), []
    for rendition in due_renditions(now):
        try:
            publish_scheduled(rendition, now=now)
        except Exception as error:
            error.add_note(f"rendition {rendition.pk} ({rendition.channel})")
            failures.append(error)
    if failures:
        raise ExceptionGroup("some scheduled renditions did not go out; they are tried again", failures)
