"""Who moderates."""

from __future__ import annotations

from django.db.models import QuerySet

from pregon.people.public import User

MODERATE = "moderation.change_comment"


def moderators() -> QuerySet[User]:
    """Everybody who may moderate and can sign in."""
    backend = "django.contrib.auth.backends.ModelBackend"
    people: QuerySet[User] = User.objects.with_perm(MODERATE, backend=backend)
    return people
