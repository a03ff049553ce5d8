"""The pictures of pieces, in Wagtail's library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

OFFERED = 12
THUMBNAIL = "fill-240x160|format-webp|webpquality-70"


def find_picture(content: Mapping[str, Any]) -> AbstractImage | None:
    """The picture that a channel's content names, None without one or when it is gone."""
    number = content.get("picture")
    found: AbstractImage | None = get_image_model().objects.filter(pk=number).first() if number else None
    return found


def latest_pictures() -> QuerySet[AbstractImage]:
    """The newest pictures of the library with their thumbnails, to choose from."""
    pictures: QuerySet[AbstractImage] = get_image_model().objects.prefetch_renditions(THUMBNAIL)
    return pictures.order_by("-created_at", "-pk")[:OFFERED]
