"""Personal links: mailed once, kept as a hash. Whoever has the link is the member."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.delivery.public import Purpose, Recipient, create_mailing, start
from pregon.people.public import User

from ..addresses import absolute
from ..models import Ballot, BallotLink, CommitteeRules, Consultation
from ..words import moment_words
from .invitations import TEMPLATE


class InvalidLink(Exception):
    """No such link, or the member it was for has left."""


def send_links(consultation: Consultation, ballots: Iterable[Ballot], *, actor: User | None, remind: bool) -> int:
    """Mails each of these members a new link, beside those sent before; answers how many.

    The outbox keeps the text of a personal notice for its time, and only superusers read it there.
    """
    people = [(ballot, ballot.member.user) for ballot in ballots if ballot.member.user.is_active]
    recipients = [
        Recipient(person.email, str(person), {"link": _issue(ballot), "first_name": person.first_name or str(person)})
        for ballot, person in people
    ]
    if not recipients:
        return 0
    content = _content(consultation, remind=remind)
    mailing = create_mailing(
        subject=content["subject"],
        html=render_to_string(f"{TEMPLATE}.html", content),
        text=render_to_string(f"{TEMPLATE}.txt", content),
        recipients=recipients,
        source_kind="consultation",
        source_id=str(consultation.pk),
        actor=actor,
        purpose=Purpose.TRANSACTIONAL,
    )
    start(mailing)
    return len(recipients)


def ballot_of(token: str) -> Ballot:
    """The ballot that a link opens, with its consultation and member. Raises `InvalidLink`."""
    rows = Ballot.objects.select_related("consultation", "member__user")
    ballot = rows.filter(links__token_hash=hash_of(token)).first()
    if ballot is None or _has_left(ballot):
        raise InvalidLink
    return ballot


def hash_of(token: str) -> str:
    """A secret of 256 random bits needs no salt and no slow hash: it cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _issue(ballot: Ballot) -> str:
    token = secrets.token_urlsafe(32)
    BallotLink.objects.create(ballot=ballot, token_hash=hash_of(token))
    return absolute("committee_vote", token)


def _has_left(ballot: Ballot) -> bool:
    member = ballot.member
    return not member.user.is_active or (member.until is not None and member.until < timezone.localdate())


def _content(consultation: Consultation, *, remind: bool) -> dict[str, Any]:
    name, deadline = CommitteeRules.load().name, moment_words(consultation.deadline)
    words = {"name": name, "when": deadline}
    subject = (
        _("Falta su voto en el %(name)s: hasta el %(when)s") if remind else _("Vote en el %(name)s: hasta el %(when)s")
    )
    lines = [_("Lea los asuntos y vote. Puede hacerlo hasta el %(when)s") % words]
    lines += [consultation.intro] if consultation.intro else []
    return {
        "subject": subject % words,
        "lines": [*lines, _("El enlace es solo para usted: no lo reenvíe. No necesita contraseña.")],
        "list_title": _("Asuntos"),
        "agenda": [f"{item.order}. {item.matter.title}" for item in consultation.items.select_related("matter")],
        "button": _("Leer y votar"),
        "url": "{link}",
        "name": "{first_name}",
        "municipality": settings.INSTANCE.settings.name,
    }
