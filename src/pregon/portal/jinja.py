"""The environment of citizens' pages: what a template may call, and nothing more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from jinja2 import Environment
from wagtail.rich_text import RichText

from .addresses import address
from .pictures import picture_tag, share_picture
from .telephones import telephone_link


def environment(**options: Any) -> Environment:
    """Called once by Django's Jinja2 backend; autoescape is on by its default."""
    env = Environment(**{**options, "trim_blocks": True, "lstrip_blocks": True}, extensions=["jinja2.ext.i18n"])  # noqa: S701
    # Hashed names do not change while a process lives.
    # One language, and as many texts as the templates have: each is looked up once.
    env.install_gettext_callables(lru_cache(maxsize=None)(gettext), ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        static=lru_cache(maxsize=None)(static), url=address, picture=picture_tag, share_picture=share_picture
    )
    env.filters.update(
        day=_day,
        short_day=_short_day,
        weekday=_weekday,
        number=_number,
        file_size=filesizeformat,
        telephone=telephone_link,
        richtext=RichText,
        quote_url=lambda text: quote(str(text), safe=""),
    )
    return env


def _day(value: date) -> str:
    """`3 de marzo de 2026`: Spanish writes months without a capital."""
    return date_format(value, "DATE_FORMAT").lower()


def _short_day(value: date) -> str:
    """`3 de marzo`, where the year goes without saying."""
    return date_format(value, "MONTH_DAY_FORMAT").lower()


def _weekday(value: date) -> str:
    """`martes 3 de marzo de 2026`."""
    return date_format(value, r"l j \d\e F \d\e Y").lower()


def _number(value: int | Decimal) -> str:
    """`1.234` or `1.234,5`; whole numbers without decimals."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else value.normalize()
    return intcomma(value)
