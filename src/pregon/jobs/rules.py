"""Who may look after the jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, PermissionsMixin


def can_see_jobs(user: PermissionsMixin | AnonymousUser) -> bool:
    return user.has_perm("jobs.see_jobs")


def can_retry_jobs(user: PermissionsMixin | AnonymousUser) -> bool:
    return user.has_perm("jobs.retry_jobs")
