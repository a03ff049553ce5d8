"""Personal mails of a diagnosis, through the outbox. The link of each is made when it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string

from pregon.delivery.public import Purpose, Recipient, create_mailing, start
from pregon.people.public import User

from ..models import Diagnosis, Participant
from .links import issue_links

TEMPLATE = "diagnosis/mail/message"


@dataclass(frozen=True)
class Letter:
    """What is written to many: `kind` names it in the outbox; the button leads to each one's own link."""

    subject: str
    lines: Sequence[str]
    button: str
    kind: str
    rows: Sequence[str] = field(default_factory=list)


def send_letters(diagnosis: Diagnosis, people: Sequence[Participant], letter: Letter, *, actor: User | None) -> None:
    """Writes to each of these with a link of their own.

    Public servants get a personal notice. Contacts get it as a campaign: whoever unsubscribed is left alone, and
    each mail says how to.
    """
    servants = [person for person in people if person.contact_id is None]
    contacts = [person for person in people if person.contact_id is not None]
    _send(diagnosis, servants, letter, purpose=Purpose.TRANSACTIONAL, actor=actor)
    _send(diagnosis, contacts, letter, purpose=Purpose.CAMPAIGN, actor=actor)


def write_to(diagnosis: Diagnosis, users: Sequence[User], letter: Letter, *, url: str) -> None:
    """A notice to staff about the diagnosis, with one address for all."""
    recipients = [Recipient(user.email, str(user)) for user in users]
    _mail(diagnosis, recipients, letter, url=url, purpose=Purpose.TRANSACTIONAL, actor=None)


def _send(
    diagnosis: Diagnosis, people: Sequence[Participant], letter: Letter, *, purpose: Purpose, actor: User | None
) -> None:
    links = issue_links(people)
    recipients = [Recipient(person.email, person.name, {"link": links[person.pk]}) for person in people]
    _mail(diagnosis, recipients, letter, url="{link}", purpose=purpose, actor=actor)


def _mail(
    diagnosis: Diagnosis,
    recipients: Sequence[Recipient],
    letter: Letter,
    *,
    url: str,
    purpose: Purpose,
    actor: User | None,
) -> None:
    if not recipients:
        return
    content = {
        "letter": letter,
        "url": url,
        "municipality": settings.INSTANCE.settings.name,
        "can_leave": purpose == Purpose.CAMPAIGN,
    }
    mailing = create_mailing(
        subject=letter.subject,
        html=render_to_string(f"{TEMPLATE}.html", content),
        text=render_to_string(f"{TEMPLATE}.txt", content),
        recipients=recipients,
        source_kind=letter.kind,
        source_id=str(diagnosis.pk),
        actor=actor,
        purpose=purpose,
    )
    start(mailing)
