"""What the Committee does by itself."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import enqueue, job, periodic

from .domain.consultations import close_if_due, consultations_to_close, consultations_to_remind, remind
from .models import Consultation


@periodic(every=timedelta(minutes=5), label=_("Cerrar y recordar consultas del Comité"))
def look_after_consultations() -> None:
    """Each is closed by a job of its own, so that one that cannot be closed keeps no other from it."""
    for consultation in consultations_to_remind():
        remind(consultation)
    for consultation in consultations_to_close():
        enqueue(close_one, consultation_id=consultation.pk)


@job(max_attempts=3, label=_("Cerrar una consulta del Comité"))
def close_one(consultation_id: int) -> None:
    """Closes a consultation that is due; run again it does nothing."""
    close_if_due(Consultation.objects.get(pk=consultation_id))
