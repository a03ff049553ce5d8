"""Addresses of comments: the public one, and the author's own."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import Comment

# HMAC-SHA256 over the number: nobody makes one for another comment.
_SALT = "pregon.moderation.own"


def comment_path(comment_id: int) -> str:
    """The page of a comment with all its answers."""
    return reverse("comment", args=[comment_id])


def own_path(comment: Comment) -> str:
    """The author's page of a comment: its state, why, what can be done. Whoever has the link is the author."""
    return reverse("comment_own", args=[_signer().sign(str(comment.pk)).replace(":", ".")])


def own_url(comment: Comment) -> str:
    """The same with the site, for a mail."""
    return f"{settings.BASE_URL}{own_path(comment)}"


def comment_id_of(token: str) -> int | None:
    """The number in an author's link, if it is one of ours."""
    number, _dot, signature = token.partition(".")
    try:
        return int(_signer().unsign(f"{number}:{signature}")) if number.isdecimal() and len(number) < 19 else None
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(salt=_SALT)


def write_path(kind: str, object_id: int) -> str:
    """Where somebody says something of a thing."""
    return reverse("comment_write", args=[kind, object_id])
