"""Addresses of comments: the public one, and the author's own."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import Comment, Following

# HMAC-SHA256 over the number: nobody makes one for another comment.
_SALT = "pregon.moderation.own"
_STOP = "pregon.moderation.following"


def comment_path(comment_id: int) -> str:
    """The page of a comment with all its answers."""
    return reverse("comment", args=[comment_id])


def own_path(comment: Comment) -> str:
    """The author's page of a comment: its state, why, what can be done. Whoever has the link is the author."""
    return reverse("comment_own", args=[_token(comment.pk, _SALT)])


def own_url(comment: Comment) -> str:
    """The same with the site, for a mail."""
    return f"{settings.BASE_URL}{own_path(comment)}"


def comment_id_of(token: str) -> int | None:
    """The number in an author's link, if it is one of ours."""
    return _number_of(token, _SALT)


def follow_path(kind: str, object_id: int) -> str:
    """Where somebody asks to hear by mail of what is said about a thing."""
    return reverse("comment_follow", args=[kind, object_id])


def stop_url(following: Following) -> str:
    """The link of a follower's mails that ends them."""
    return f"{settings.BASE_URL}{reverse('comment_unfollow', args=[_token(following.pk, _STOP)])}"


def following_id_of(token: str) -> int | None:
    """The number in a follower's link, if it is one of ours."""
    return _number_of(token, _STOP)


def write_path(kind: str, object_id: int) -> str:
    """Where somebody says something of a thing."""
    return reverse("comment_write", args=[kind, object_id])


def _token(number: int, salt: str) -> str:
    return Signer(salt=salt).sign(str(number)).replace(":", ".")


def _number_of(token: str, salt: str) -> int | None:
    number, _dot, signature = token.partition(".")
    if not number.isdecimal() or len(number) >= 19:
        return None
    try:
        return int(Signer(salt=salt).unsign(f"{number}:{signature}"))
    except BadSignature:
        return None
