"""The portal's head for pages that Django's own templates make: signing in, faults."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from ..layout import home_path, identity
from ..pictures import shield_pictures

register = template.Library()


@register.inclusion_tag("portal/_masthead.html")
def masthead() -> dict[str, Any]:
    """Shield and name, leading home."""
    shield, _icon = shield_pictures(identity().shield)
    return {"shield": shield, "municipality": settings.INSTANCE.settings.name, "home_url": home_path()}
