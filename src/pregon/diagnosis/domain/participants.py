"""Who is asked: whole offices, lists of contacts, single people. Nobody twice, however often it is asked."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import Contact, ContactList, Office, User
from pregon.plans.public import note
from pregon.surveys.public import has_answered, spend_mark

from ..enums import State, Way
from ..models import Diagnosis, Participant

OPEN = (State.PREPARING, State.ASKING)


@transaction.atomic
def add_offices(diagnosis: Diagnosis, offices: Iterable[Office], *, actor: User | None) -> int:
    """Everybody who works in these offices today; answers how many are new."""
    _refuse_decided(diagnosis)
    staff = User.objects.filter(office__in=list(offices), is_active=True).select_related("office")
    new = [_of_user(diagnosis, user) for user in staff]
    return _add(diagnosis, new, actor=actor)


@transaction.atomic
def add_contact_lists(diagnosis: Diagnosis, lists: Iterable[ContactList], *, actor: User | None) -> int:
    """Every contact of these lists; answers how many are new."""
    _refuse_decided(diagnosis)
    contacts = Contact.objects.filter(lists__in=list(lists)).distinct()
    return _add(diagnosis, [_of_contact(diagnosis, contact) for contact in contacts], actor=actor)


@transaction.atomic
def add_person(participant: Participant, *, actor: User | None) -> Participant:
    """Somebody by name, with what is needed for the way of inviting. Raises `ValidationError`."""
    _refuse_decided(participant.diagnosis)
    needed = {Way.EMAIL: "email", Way.WHATSAPP: "phone", Way.PHONE: "phone"}.get(Way(participant.way))
    if needed and not getattr(participant, needed):
        words = _("Escriba el correo.") if needed == "email" else _("Escriba el teléfono.")
        raise ValidationError({needed: words})
    participant.mark = participant.mark or new_mark()
    participant.full_clean()
    participant.save()
    note(participant.diagnosis, "diagnosis_participants", actor=actor, count=1)
    return participant


@transaction.atomic
def remove_participant(participant: Participant, *, actor: User) -> None:
    """Takes somebody off the list. Raises `ValidationError` for who answered: the count would no longer be right."""
    if has_answered(participant.diagnosis.survey, participant.mark):
        raise ValidationError(_("Esa persona ya respondió: no se quita de la lista."))
    diagnosis = participant.diagnosis
    participant.delete()
    note(diagnosis, "diagnosis_remove", actor=actor)


def note_returned(participant: Participant) -> None:
    """The person put a paper in the box: answered, and nobody knows which one it is. Asked again, nothing happens."""
    spend_mark(participant.diagnosis.survey, participant.mark)


def new_mark() -> str:
    """By what the survey knows that somebody answered. Nothing of the person is in it."""
    return secrets.token_hex(32)


def _add(diagnosis: Diagnosis, new: list[Participant], *, actor: User | None) -> int:
    known = Participant.objects.filter(diagnosis=diagnosis)
    before = known.count()
    Participant.objects.bulk_create(_once(new), ignore_conflicts=True, batch_size=200)
    added = known.count() - before
    if added:
        note(diagnosis, "diagnosis_participants", actor=actor, count=added)
    return added


def _once(new: list[Participant]) -> list[Participant]:
    """One of each address: a contact may be a servant, too."""
    by_address = {person.email.lower() or person.mark: person for person in reversed(new)}
    return [person for person in new if by_address[person.email.lower() or person.mark] is person]


def _of_user(diagnosis: Diagnosis, user: User) -> Participant:
    return Participant(
        diagnosis=diagnosis,
        user=user,
        name=str(user)[:150],
        office=user.office,
        email=user.email,
        phone=user.phone,
        mark=new_mark(),
    )


def _of_contact(diagnosis: Diagnosis, contact: Contact) -> Participant:
    return Participant(
        diagnosis=diagnosis, contact=contact, name=str(contact)[:150], email=contact.email, mark=new_mark()
    )


def _refuse_decided(diagnosis: Diagnosis) -> None:
    if diagnosis.state not in OPEN:
        raise ValidationError(_("El diagnóstico ya cerró: no se invita a nadie más."))
