"""A site with news, a banner and a plan, made through the public functions."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

BODY = "<p>" + "Le contamos qué hacer, cuándo y dónde, paso a paso. " * 12 + "</p>"


def build_site() -> None:
    """Migrates the instance and fills it as a municipality's site in its first weeks."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from wagtail.images import get_image_model

    from pregon.demo.pictures import MOTIFS, draw_picture
    from pregon.portal.public import publish_banner, publish_news, set_up_site

    set_up_site()
    today = timezone.localdate()
    for number, motif in enumerate(list(MOTIFS)[:6]):
        picture = get_image_model().objects.create(
            title=motif, file=ContentFile(draw_picture(motif, seed=number), name=f"{motif}.jpg")
        )
        page = publish_news(
            title=f"Noticia número {number} de la Alcaldía",
            summary="Un resumen de dos renglones que dice qué pasa, cuándo y dónde, sin rodeos.",
            body_html=BODY,
            picture=picture,
            picture_alt="Dibujo",
            actor=None,
            source_kind="bench",
            source_id=str(number),
        )
        if number < 3:
            publish_banner(
                title=page.title,
                text=page.summary[:140],
                link_text="Conozca más",
                link_url=page.url or "/",
                picture=picture,
                starts_on=today,
                ends_on=today + timedelta(days=9),
                source_kind="bench",
                source_id=str(number),
            )
    _build_plan()


def add_old_news(count: int) -> None:
    """Many news of past years, written straight into the tables: publishing each would take hours."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from pregon.portal.models import NewsIndexPage, NewsPage

    index = NewsIndexPage.objects.get()
    first = index.numchild + 1
    kind, long_ago = ContentType.objects.get_for_model(NewsPage), timezone.now() - timedelta(days=400)
    pages = [
        Page(
            path=NewsIndexPage._get_path(index.path, index.depth + 1, number),
            depth=index.depth + 1,
            title=f"Noticia vieja {number}",
            draft_title=f"Noticia vieja {number}",
            slug=f"vieja-{number}",
            url_path=f"{index.url_path}vieja-{number}/",
            content_type=kind,
            locale_id=index.locale_id,
            first_published_at=long_ago,
            last_published_at=long_ago,
        )
        for number in range(first, first + count)
    ]
    made = Page.objects.bulk_create(pages, batch_size=1000)
    columns = (
        "page_ptr_id, published_on, summary, body, picture_alt, source_kind, source_id, link_text, link_url, comments, "
        '"when"'
    )
    days = [(date(2005, 1, 1) + timedelta(days=number % 7000)).isoformat() for number in range(count)]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO portal_newspage ({columns}) VALUES (%s, %s, %s, %s, '', '', %s, '', '', '', '')",  # noqa: S608
            [(page.pk, day, "Resumen", BODY, f"v{page.pk}") for page, day in zip(made, days, strict=True)],
        )
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + count)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _build_plan() -> None:
    """A plan of the size that municipalities have: 14 actions."""
    from pregon.plans.public import import_plan_file

    objectives = [_objective("internal", 4), _objective("external", 10)]
    plan = {"municipality": "Segovia", "title": "Plan de comunicaciones", "objectives": objectives}
    import_plan_file(data=json.dumps(plan).encode(), filename="plan.json")


def _objective(audience: str, count: int) -> dict[str, Any]:
    actions = [
        {
            "title": f"Divulgar el servicio número {number} por todos los medios ({audience})",
            "responsible": ["Comunicaciones"],
            "indicators": [{"name": "Contenidos publicados", "unit": "contenidos", "base": 0, "goal": 12}],
            "tactics": [{"text": "Publicar una noticia en el sitio", "channel": "website"}],
        }
        for number in range(count)
    ]
    return {"audience": audience, "text": f"Que la gente conozca los servicios ({audience})", "actions": actions}
