"""The people of a demo municipality: offices, staff with their roles, contacts in lists."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import Group

from pregon.people.public import Contact, ContactList, Office, User

from .story import PASSWORD, Story

Cast = dict[str, User]


def gather(story: Story, *, today: date) -> Cast:
    """Makes everybody who is missing; answers the staff by their key in the story."""
    offices = {row["name"]: _office(row["name"], order) for order, row in enumerate(story["offices"])}
    for row in story["lists"]:
        _contact_list(row, today)
    return {row["key"]: _person(row, offices) for row in story["people"]}


def _office(name: str, order: int) -> Office:
    return Office.objects.update_or_create(name=name, defaults={"order": order})[0]


def _person(row: Story, offices: dict[str, Office]) -> User:
    user = User.objects.filter(email=row["email"]).first()
    if not user:
        user = User.objects.create_user(
            row["email"],
            PASSWORD,
            first_name=row["name"],
            last_name=row["surname"],
            position=row["position"],
            office=offices[row["office"]],
        )
    user.groups.set(Group.objects.filter(name__in=row["roles"]))
    return user


def _contact_list(row: Story, today: date) -> None:
    contact_list, _ = ContactList.objects.get_or_create(name=row["name"])
    for contact in row["contacts"]:
        person, _ = Contact.objects.get_or_create(
            email=contact["email"],
            defaults={
                **contact,
                "consent_source": "Formato de autorización firmado en la ventanilla",
                "consented_on": today - timedelta(days=60),
            },
        )
        person.lists.add(contact_list)
