"""Pictures on public pages: 3:2, light, lazy, always with their words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition

from .page_cache.memory import remember

WIDTHS = (400, 800)
QUALITY = "webpquality-70"
SHARE = "fill-1200x630|format-jpeg"
SHIELD, ICON = "height-100|format-webp|webpquality-85", "max-64x64|format-png"


@dataclass(frozen=True)
class Source:
    """One size of a picture."""

    url: str
    width: int
    height: int


def picture_tag(picture: AbstractImage | int, alt: str, *, sizes: str = "100vw", eager: bool = False) -> SafeString:
    """`<img>` in WebP (which every browser of the last years reads) at two widths, cut to 3:2.

    `picture` is an image or its number; nothing comes of one that is no longer there.
    """
    sources = _sources(picture)
    if not sources:
        return SafeString("")
    small, large = sources
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


def share_picture(picture: AbstractImage | int) -> Source | None:
    """The picture in the shape that social networks show, as JPEG, which all of them read."""
    number = picture if isinstance(picture, int) else picture.pk
    return remember(("share", number), lambda: _make_share(_find(number)))


def _make_share(picture: AbstractImage | None) -> Source | None:
    return _source(picture.get_rendition(SHARE)) if picture else None


def shield_pictures(shield: AbstractImage | None) -> tuple[Source | None, Source | None]:
    """The shield for the head of the page (50 px high, drawn at twice that) and as the icon of the site."""
    if shield is None:
        return None, None
    made = shield.get_renditions(SHIELD, ICON)
    return _source(made[SHIELD]), _source(made[ICON])


def _sources(picture: AbstractImage | int) -> tuple[Source, ...]:
    if isinstance(picture, int):
        return remember(("picture", picture), lambda: _make_sources(_find(picture)))
    return remember(("picture", picture.pk), lambda: _make_sources(picture))


def _find(number: int) -> AbstractImage | None:
    image: AbstractImage | None = get_image_model().objects.filter(pk=number).first()
    return image


def _make_sources(picture: AbstractImage | None) -> tuple[Source, ...]:
    if picture is None:
        return ()
    made = picture.get_renditions(*[_filter(width) for width in WIDTHS])
    return tuple(_source(made[_filter(width)]) for width in WIDTHS)


def _source(rendition: AbstractRendition) -> Source:
    return Source(rendition.url, rendition.width, rendition.height)


def _filter(width: int) -> str:
    return f"fill-{width}x{width * 2 // 3}|format-webp|{QUALITY}"
