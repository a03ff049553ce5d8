"""What was said in a forum, as XLSX: names as they were shown, and no contacts."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.kernel.spreadsheets import Sheet, Value, write_xlsx
from pregon.moderation.public import visible_comments

from .domain.topics import KIND
from .models import Topic


def opinions_workbook(topic: Topic) -> bytes:
    """Every opinion in view, oldest first."""
    header = [
        _("Número"),
        _("Fecha"),
        _("Nombre"),
        _("Texto"),
        _("Responde al número"),
        _("Apoyos"),
        _("Origen"),
        _("Oficial"),
    ]
    return write_xlsx([Sheet(_("Opiniones"), header, _rows(topic), widths=[10, 14, 24, 80, 16, 10, 14, 10])])


def _rows(topic: Topic) -> Iterator[list[Value]]:
    for comment in visible_comments(KIND, topic.pk).select_related("parent").iterator(chunk_size=1000):
        yield [
            comment.number,
            timezone.localdate(comment.created_at),
            comment.name,
            comment.body,
            comment.parent.number if comment.parent else None,
            comment.supports,
            str(comment.get_origin_display()),
            _("sí") if comment.official else "",
        ]
