"""Making pieces for a test, through the same verbs as people use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from pregon.files.public import store_bytes
from pregon.outreach.public import Piece, Placement, Rendition, approve, plan_placement, prove_placement, save_piece
from pregon.people.public import Contact, ContactList, Role, User, ensure_roles
from pregon.plans.public import Action, Evidence

from .people import make_communications
from .pictures import jpeg
from .plans import make_action

TITLE = "Pida su certificado por internet"


def officer() -> User:
    """The communications officer, the same one each time."""
    return User.objects.filter(email="comunicaciones@segovia.example").first() or make_communications()


def make_author() -> User:
    """Somebody who writes but does not approve: the site's administrator."""
    ensure_roles()
    author, _ = User.objects.get_or_create(email="sitio@segovia.example", defaults={"first_name": "Sara"})
    author.groups.set(Group.objects.filter(name=Role.SITE_ADMINISTRATOR))
    return author


def make_piece(*channels: str, action: Action | None = None, **fields: Any) -> Piece:
    """A complete piece for these channels; the website without any."""
    values = {"title": TITLE, "summary": "Llega a su correo en dos días.", "body": "Solo necesita su cédula.", **fields}
    piece = Piece(action=action or Action.objects.first() or make_action(), **values)
    return save_piece(piece, channels_chosen=channels or ["website"], actor=officer())


def make_rendition(channel: str = "website", **fields: Any) -> Rendition:
    """The draft of one channel, ready to be approved."""
    rendition = make_piece(channel, **fields).renditions.get()
    if channel == "email":
        rendition.overrides = {"lists": [make_list().pk]}
        rendition.save()
    return rendition


def make_approved(channel: str = "website", **fields: Any) -> Rendition:
    """One channel, approved and not yet out."""
    rendition = make_rendition(channel, **fields)
    approve(rendition, actor=officer())
    return rendition


def make_list(count: int = 3, *, name: str = "Juntas de acción comunal", prefix: str = "junta") -> ContactList:
    """A list of contacts who agreed."""
    rows, _ = ContactList.objects.get_or_create(name=name)
    for number in range(rows.contacts.count(), count):
        contact = Contact.objects.create(
            name=f"Junta {number}",
            email=f"{prefix}{number}@veredas.example",
            consent_source="Acta de la asamblea",
            consented_on=date(2026, 1, 15),
        )
        contact.lists.add(rows)
    return rows


def make_placement(rendition: Rendition, place: str = "Cartelera del hospital") -> Placement:
    """A place for a month."""
    until = timezone.localdate() + timedelta(days=30)
    return plan_placement(rendition, place=place, until=until, actor=officer())


def make_proof(placement: Placement) -> Evidence:
    """A photo of today."""
    photo = store_bytes(content=jpeg(), name="foto.jpg", content_type="image/jpeg", actor=officer())
    return prove_placement(placement, photo=photo, placed_on=timezone.localdate(), actor=officer())
