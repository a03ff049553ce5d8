"""What is brought before the Committee."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import ItemState, MatterState
from ..models import AgendaItem, Matter
from ..subjects import kind_of
from .journal import note as write_note
from .locks import locked, require

LONGEST_TITLE = 300


@transaction.atomic
def request_decision(kind: str, object_id: int | str, *, actor: User | None, note: str = "") -> Matter:
    """Puts a subject into the Committee's tray, with the title and summary that it has now.

    While it waits, asked again it answers the same matter. After a decision it can be asked anew: what is decided
    then supersedes. Raises `UnknownSubject` for a kind that nobody registered, and `LookupError` as `describe` does.
    """
    subject = kind_of(kind).describe(str(object_id))
    matter, created = Matter.objects.get_or_create(
        kind=kind,
        object_id=str(object_id),
        state=MatterState.WAITING,
        defaults={
            "title": subject.title[:LONGEST_TITLE],
            "summary": subject.summary[:4000],
            "note": note.strip()[:2000],
            "requested_by": actor,
        },
    )
    if created:
        write_note(matter, "request", actor=actor, note=matter.note)
    return matter


@transaction.atomic
def propose_topic(*, title: str, summary: str = "", actor: User) -> Matter:
    """A topic of the Committee's own, without a subject behind it; while it waits, the same words are the same topic.

    Raises `ValidationError` without a title.
    """
    locked(actor)
    words = {"kind": "", "title": " ".join(title.split()), "summary": summary.strip()}
    same = Matter.objects.filter(state=MatterState.WAITING, requested_by=actor, **words).first()
    if same:
        return same
    matter = Matter(requested_by=actor, **words)
    matter.full_clean()
    matter.save()
    write_note(matter, "request", actor=actor, note="")
    return matter


@transaction.atomic
def withdraw_request(matter: Matter, *, reason: str, actor: User | None) -> bool:
    """Takes a matter out of the tray; answers whether it still waited.

    Raises `ValidationError` without a reason, and while it is on an agenda or in a consultation: there it is first
    taken off, so that nobody votes on what is gone.
    """
    matter = locked(matter)
    if matter.state != MatterState.WAITING:
        return False
    require(reason.strip(), _("Escriba por qué se retira."))
    is_on_agenda = AgendaItem.objects.filter(matter=matter, state=ItemState.OPEN).exists()
    require(not is_on_agenda, _("El asunto está en un orden del día o en una consulta. Quítelo primero de allí."))
    Matter.objects.filter(pk=matter.pk).update(state=MatterState.WITHDRAWN)
    write_note(matter, "withdraw", actor=actor, reason=reason.strip())
    return True
