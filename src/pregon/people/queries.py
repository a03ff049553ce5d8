"""Reading people."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from .enums import Role
from .models import User


def administrators() -> QuerySet[User]:
    """Whoever can let others in today: active, with the role or with the account that installed the instance."""
    by_role = Q(pk__in=User.objects.filter(groups__name=Role.SITE_ADMINISTRATOR).values("pk"))
    return User.objects.filter(by_role | Q(is_superuser=True), is_active=True)


def is_only_administrator(user: User) -> bool:
    """Whether nobody else can let others in. Asks nothing for whoever may not change people."""
    return user.has_perm("people.change_user") and list(administrators()[:2]) == [user]
