"""The agenda of a session."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import ItemState, MatterState
from ..models import AgendaItem, Consultation, Matter, Session
from .journal import note
from .locks import locked, require


@transaction.atomic
def add_item(session: Session, matter: Matter, *, actor: User) -> AgendaItem:
    """Puts a waiting matter at the end of the agenda; one that is there already stays where it is.

    Raises `ValidationError` when the session is over, or the matter is decided or stands elsewhere.
    """
    session = locked(session)
    require(session.is_open, _("La sesión ya terminó."))
    there = AgendaItem.objects.filter(session=session, matter=matter, state=ItemState.OPEN).first()
    return there or place(matter, session=session, actor=actor)


def place(
    matter: Matter, *, actor: User, session: Session | None = None, consultation: Consultation | None = None
) -> AgendaItem:
    """Makes the item; the caller holds the session or consultation. Raises `ValidationError`."""
    matter = locked(matter)
    require(matter.state == MatterState.WAITING, _("«%(title)s» ya no espera decisión.") % {"title": matter.title})
    elsewhere = AgendaItem.objects.filter(matter=matter, state=ItemState.OPEN).exists()
    require(not elsewhere, _("«%(title)s» ya está en otra sesión o consulta.") % {"title": matter.title})
    siblings = AgendaItem.objects.filter(session=session, consultation=consultation)
    last = siblings.aggregate(last=Max("order"))["last"] or 0
    item = AgendaItem.objects.create(session=session, consultation=consultation, matter=matter, order=last + 1)
    if session:
        note(session, "add_item", actor=actor, title=matter.title)
    return item


@transaction.atomic
def remove_item(item: AgendaItem, *, actor: User) -> None:
    """Takes an item off the agenda of a session that has not voted on it; its matter goes back to the tray.

    A topic of the Committee's own that stood nowhere else goes with it. Raises `ValidationError`.
    """
    session, item = _open(item)
    require(not item.votes.exists(), _("Ya hay votos sobre este tema. Páselo a otra sesión."))
    matter = item.matter
    item.delete()
    note(session, "remove_item", actor=actor, title=matter.title)
    if not matter.kind and not matter.items.exists():
        Matter.objects.filter(pk=matter.pk).update(state=MatterState.WITHDRAWN)


@transaction.atomic
def move_item_up(item: AgendaItem, *, actor: User) -> None:
    """Changes places with the item before it; the first one stays."""
    session, item = _open(item)
    before = session.items.filter(order__lt=item.order).last()
    if before:
        AgendaItem.objects.filter(pk=before.pk).update(order=F("order") + item.order - before.order)
        AgendaItem.objects.filter(pk=item.pk).update(order=before.order)


@transaction.atomic
def carry_over(item: AgendaItem, *, actor: User) -> None:
    """Leaves an item undecided: its matter waits in the tray for the next session. Its votes stay in the record.

    Raises `ValidationError` when the item is no longer open.
    """
    session, item = _open(item)
    mark_carried(item)
    note(session, "carry_over", actor=actor, title=item.matter.title)


def mark_carried(item: AgendaItem) -> None:
    """The caller holds the session or consultation."""
    AgendaItem.objects.filter(pk=item.pk, state=ItemState.OPEN).update(state=ItemState.CARRIED)


def _open(item: AgendaItem) -> tuple[Session, AgendaItem]:
    """The session and the item, both held. Raises `ValidationError` when either is over."""
    assert item.session is not None  # noqa: S101 - these verbs are about sessions
    session = locked(item.session)
    require(session.is_open, _("La sesión ya terminó."))
    item = locked(item)
    require(item.state == ItemState.OPEN, _("Ese tema ya no está abierto."))
    return session, item
