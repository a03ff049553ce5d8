"""What outreach adds to an action's page, to «Hoy» and to the records of a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import Action, TimelineItem, TodayItem

from . import rules
from .channels.base import channel_of
from .enums import OUT
from .models import Rendition
from .queries import placements_to_take_down, waiting_for_approval, waiting_for_proof


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
            is_done=rendition.published_at is not None,
            proof_count=sum(placement.is_proved for placement in rendition.placements.all()),
        )


def today(user: User, day: date) -> Iterator[TodayItem]:
    """What waits for this person's approval, and the posters that wait for their photo."""
    if rules.can_approve(user):
        for rendition in waiting_for_approval():
            url = reverse("outreach:piece", args=[rendition.piece_id])
            yield _item(rendition, _("Aprobar: %(title)s"), _("Revisar"), f"{url}#{rendition.channel}", day)
    if rules.can_place(user):
        for rendition in waiting_for_proof():
            if not _is_done(rendition):
                url = reverse("outreach:street", args=[rendition.pk])
                due = timezone.localdate(rendition.approved_at)
                yield _item(rendition, _("Poner y fotografiar: %(title)s"), _("Subir foto"), url, due)
        yield from _to_take_down(day)


def _to_take_down(day: date) -> Iterator[TodayItem]:
    for placement in placements_to_take_down(day):
        rendition = placement.rendition
        yield TodayItem(
            title=_("Quitar el afiche: %(place)s") % {"place": placement.place},
            action_title=rendition.piece.action.title,
            chip=rendition.get_channel_display(),
            due_on=placement.until or day,
            person=str(placement.added_by),
            url=f"{reverse('outreach:street', args=[rendition.pk])}#lugar-{placement.pk}",
            button=_("Anotar que se quitó"),
        )


def _is_done(rendition: Rendition) -> bool:
    """Whether nothing is left to put up: some place is proved and none waits."""
    current = [placement for placement in rendition.placements.all() if placement.outing == rendition.outing]
    return bool(current) and all(placement.is_proved for placement in current)


def _item(rendition: Rendition, title: str, button: str, url: str, due: date) -> TodayItem:
    return TodayItem(
        title=title % {"title": rendition.piece.title},
        action_title=rendition.piece.action.title,
        chip=rendition.get_channel_display(),
        due_on=due,
        person=str(rendition.submitted_by or ""),
        url=url,
        button=button,
    )


def office_address(source_id: str) -> str:
    """Where the staff sees the rendition behind a fact; "" when it is gone."""
    rendition = _find(source_id)
    if rendition is None:
        return ""
    return f"{reverse('outreach:piece', args=[rendition.piece_id])}#{rendition.channel}"


def public_address(source_id: str) -> str:
    """Where anybody sees it; "" when it is not on the site."""
    rendition = _find(source_id)
    return channel_of(rendition).public_url(rendition) if rendition and rendition.state in OUT else ""


def mailing_address(source_id: str) -> str:
    """Where the staff sees the piece whose mailing a fact counts."""
    rendition = Rendition.objects.filter(channel="email", reference=source_id.partition(".")[0]).first()
    return office_address(str(rendition.pk)) if rendition else ""


def _find(source_id: str) -> Rendition | None:
    """The rendition whose id comes before the dot."""
    return Rendition.objects.select_related("piece").filter(pk=source_id.partition(".")[0]).first()
