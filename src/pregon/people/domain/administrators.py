"""Two administrators, always: one who leaves, forgets or falls ill must not close the instance for everybody."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..enums import Role
from ..models import User
from ..queries import administrators

AT_LEAST = 2


@transaction.atomic
def require_administrators_without(people: Collection[User]) -> None:
    """Raises `ValidationError` when two administrators would not remain without these people.

    Whoever is none may always go. Inside a transaction the answer holds until its end: two people who remove each
    other at the same moment come one after the other.
    """
    list(Group.objects.select_for_update().filter(name=Role.SITE_ADMINISTRATOR))
    keys = [person.pk for person in people]
    if not administrators().filter(pk__in=keys).exists():
        return
    if administrators().exclude(pk__in=keys).count() < AT_LEAST:
        raise ValidationError(
            _("Siempre debe haber dos administradores del sitio. Nombre primero a otra persona."),
            code="two_administrators",
        )
