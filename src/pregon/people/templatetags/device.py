"""A browser's name for itself, in words a person recognises."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first sign that is found names it: most browsers also say that they are the others.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


@register.filter
def device(user_agent: str) -> str:
    """«Firefox en Windows» of a long User-Agent line."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), _("Navegador desconocido"))
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return _("%(browser)s en %(system)s") % {"browser": browser, "system": system} if system else browser
