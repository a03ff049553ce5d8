"""The portal's head for pages that Django's own templates make: signing in, faults."""

from __future__ import annotations

from typing import Any

from django import template

from ..layout import layout_context

register = template.Library()


@register.inclusion_tag("portal/_masthead.html")
def masthead() -> dict[str, Any]:
    """Shield and name, leading home."""
    return layout_context()
