"""Who gets the mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from pregon.delivery.public import Recipient
from pregon.people.public import Contact, User


def recipients_of(content: Mapping[str, Any]) -> Iterator[Recipient]:
    """Active staff and consenting contacts that the content names; delivery takes out repeated addresses."""
    for user in _staff(content).only("email", "first_name", "last_name").iterator():
        yield Recipient(address=user.email, name=user.get_full_name())
    contacts = Contact.objects.filter(lists__in=content.get("lists") or []).distinct()
    for contact in contacts.only("email", "name").iterator():
        yield Recipient(address=contact.email, name=contact.name)


def count_recipients(content: Mapping[str, Any]) -> int:
    """How many different addresses the content names."""
    staff = _staff(content).values_list("email", flat=True)
    contacts = Contact.objects.filter(lists__in=content.get("lists") or []).values_list("email", flat=True)
    return len({address.casefold() for address in [*staff, *contacts]})


def _staff(content: Mapping[str, Any]) -> Any:
    wanted = Q(office__in=content.get("offices") or [])
    if content.get("all_staff"):
        wanted |= Q(pk__isnull=False)
    return User.objects.filter(wanted, is_active=True)
