"""What outreach does by itself."""

from datetime import timedelta

from django.utils import timezone

from pregon.jobs.public import enqueue, job, periodic

from .domain.publish import publish_scheduled
from .models import Rendition
from .queries import due_renditions


@periodic(every=timedelta(minutes=1))
def publish_due() -> None:
    """Hands each rendition whose moment has come to a job of its own, so that a bad one holds up no other."""
    for pk in due_renditions(timezone.now()).values_list("pk", flat=True):
        enqueue(publish_rendition, rendition_id=pk)


@job()
def publish_rendition(rendition_id: int) -> None:
    """Puts one scheduled rendition out."""
    rendition = Rendition.objects.select_related("piece__action", "approved_by").get(pk=rendition_id)
    publish_scheduled(rendition, now=timezone.now())
