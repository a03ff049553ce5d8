"""What outreach adds to an action's page and to «Hoy»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import Action, TimelineItem, TodayItem

from .models import Rendition
from .queries import waiting_for_approval, waiting_for_proof


def timeline(action: Action) -> Iterator[TimelineItem]:
    """Each rendition of the action's pieces."""
    renditions = Rendition.objects.filter(piece__action=action).select_related("piece").prefetch_related("placements")
    for rendition in renditions:
        yield TimelineItem(
            at=rendition.published_at or rendition.piece.updated_at,
            title=rendition.piece.title,
            chip=rendition.get_channel_display(),
            state=rendition.get_state_display(),
            url=reverse("outreach:piece", args=[rendition.piece_id]),
            proof_count=sum(placement.is_proved for placement in rendition.placements.all()),
        )


def today(user: User, day: date) -> Iterator[TodayItem]:
    """What waits for this person's approval, and the posters that wait for their photo."""
    if user.has_perm("outreach.approve_rendition"):
        for rendition in waiting_for_approval():
            yield _item(rendition, _("Aprobar: %(title)s"), _("Revisar"), "outreach:piece", rendition.piece_id, day)
    if user.has_perm("outreach.add_placement"):
        for rendition in waiting_for_proof():
            if not any(placement.is_proved for placement in rendition.placements.all()):
                due = timezone.localdate(rendition.scheduled_at) if rendition.scheduled_at else day
                yield _item(
                    rendition,
                    _("Poner y fotografiar: %(title)s"),
                    _("Subir foto"),
                    "outreach:street",
                    rendition.pk,
                    due,
                )


def _item(rendition: Rendition, title: str, button: str, url_name: str, pk: int, due: date) -> TodayItem:
    return TodayItem(
        title=title % {"title": rendition.piece.title},
        action_title=rendition.piece.action.title,
        chip=rendition.get_channel_display(),
        due_on=due,
        person=str(rendition.submitted_by or ""),
        url=reverse(url_name, args=[pk]),
        button=button,
    )
