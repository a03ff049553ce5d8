"""The one way from a state to the next."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note

from ..enums import MOVES, State
from ..models import Rendition


def move(rendition: Rendition, state: State, *, actor: User | None, **changes: Any) -> None:
    """Changes the state if the row still has the one we know; writes it in the action's history.

    Raises `ValidationError` when the move is not allowed or somebody else moved the rendition first.
    """
    if state not in MOVES[rendition.state]:
        raise ValidationError(
            _("La versión está «%(now)s» y no puede pasar a «%(next)s».")
            % {"now": rendition.get_state_display(), "next": state.label}
        )
    rows = Rendition.objects.filter(pk=rendition.pk, state=rendition.state).update(state=state, **changes)
    if not rows:
        raise ValidationError(_("Otra persona ya cambió esta versión. Recargue la página."))
    rendition.refresh_from_db(fields=["state", *changes])
    note(
        rendition.piece.action,
        "rendition",
        actor=actor,
        title=rendition.piece.title,
        channel=rendition.get_channel_display(),
        state=str(state.label),
    )
