"""Who moderates, and what they printed."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import Count, Q, QuerySet

from pregon.people.public import User

from ..models import CodeBatch

MODERATE = "moderation.change_comment"


def moderators() -> QuerySet[User]:
    """Everybody whose role lets them moderate and who can sign in; the installing account only if it has the role."""
    app, _dot, codename = MODERATE.partition(".")
    wanted = Permission.objects.filter(content_type__app_label=app, codename=codename)
    holds = Q(groups__permissions__in=wanted) | Q(user_permissions__in=wanted)
    return User.objects.filter(holds, is_active=True).distinct().order_by("pk")


def code_batches() -> QuerySet[CodeBatch]:
    """Each batch with how many of its codes were used, the newest first."""
    used = Count("codes", filter=Q(codes__used_at__isnull=False))
    return CodeBatch.objects.select_related("created_by").annotate(used=used)
