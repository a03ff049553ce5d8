"""Agreeing with somebody, once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ..enums import State
from ..models import Comment, Participant, Support
from ..targets import is_open
from .blocking import refuse_if_blocked
from .errors import Refused
from .limits import SUPPORTS_PER_HOUR, exceeds


def support(*, comment: Comment, participant: Participant) -> bool:
    """Counts the person's support; whether it is new. Raises `Refused` when it cannot be supported."""
    if comment.state != State.VISIBLE or not is_open(comment.thread.kind, comment.thread.object_id):
        raise Refused(_("Este aporte ya no recibe apoyos."))
    if comment.author_id == participant.pk:
        raise Refused(_("Es su propio aporte: el apoyo lo dan los demás."))
    refuse_if_blocked(participant=participant)
    if exceeds(SUPPORTS_PER_HOUR, participant.pk):
        raise Refused(_("Ya apoyó muchos aportes en esta hora. Siga más tarde."))
    with transaction.atomic():
        _support, is_new = Support.objects.get_or_create(comment=comment, participant=participant)
        if is_new:
            Comment.objects.filter(pk=comment.pk).update(supports=F("supports") + 1)
    return is_new


@transaction.atomic
def take_back_support(*, comment: Comment, participant: Participant) -> bool:
    """Takes the support back; whether there was one."""
    count, _rows = Support.objects.filter(comment=comment, participant=participant).delete()
    if count:
        Comment.objects.filter(pk=comment.pk).update(supports=F("supports") - 1)
    return bool(count)
