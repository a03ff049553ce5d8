"""Banners that other features publish."""

from __future__ import annotations

from datetime import date

from wagtail.images.models import AbstractImage

from ..models import Banner
from ..validators import validate_link_target


def publish_banner(
    *,
    title: str,
    text: str,
    link_text: str,
    link_url: str,
    picture: AbstractImage | None,
    starts_on: date,
    ends_on: date,
    source_kind: str,
    source_id: str,
) -> Banner:
    """Shows a banner between two dates, inclusive; asked again for the same source it changes that one.

    Raises `ValidationError` for a link that is none.
    """
    validate_link_target(link_url)
    values = {
        "title": title,
        "text": text,
        "link_text": link_text,
        "link_url": link_url,
        "picture": picture,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    banner, _ = Banner.objects.update_or_create(source_kind=source_kind, source_id=source_id, defaults=values)
    return banner


def withdraw_banner(*, source_kind: str, source_id: str) -> None:
    """Takes the source's banner away. Does nothing when there is none."""
    for banner in Banner.objects.filter(source_kind=source_kind, source_id=source_id):
        banner.delete()
