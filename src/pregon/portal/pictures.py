"""Pictures on public pages: 3:2, light, lazy, always with their words."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition

WIDTHS = (400, 800)
QUALITY = "webpquality-70"
SHIELD, ICON = "height-100|format-webp|webpquality-85", "max-64x64|format-png"


def picture_tag(picture: AbstractImage, alt: str, *, sizes: str = "100vw", eager: bool = False) -> SafeString:
    """`<img>` in WebP (which every browser of the last years reads) at two widths, cut to 3:2."""
    renditions = picture.get_renditions(*[_filter(width) for width in WIDTHS])
    small, large = (renditions[_filter(width)] for width in WIDTHS)
    return format_html(
        '<img src="{}" srcset="{} {}w, {} {}w" sizes="{}" width="{}" height="{}" alt="{}"{}>',
        small.url,
        small.url,
        small.width,
        large.url,
        large.width,
        sizes,
        large.width,
        large.height,
        alt,
        SafeString(' fetchpriority="high"') if eager else SafeString(' loading="lazy"'),
    )


def _filter(width: int) -> str:
    return f"fill-{width}x{width * 2 // 3}|format-webp|{QUALITY}"


def shield_pictures(shield: AbstractImage | None) -> tuple[AbstractRendition | None, AbstractRendition | None]:
    """The shield for the head of the page (50 px high, drawn at twice that) and as the icon of the site."""
    if shield is None:
        return None, None
    made = shield.get_renditions(SHIELD, ICON)
    return made[SHIELD], made[ICON]
