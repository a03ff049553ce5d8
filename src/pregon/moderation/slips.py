"""Codes on paper, to cut and hand out in a meeting or a vereda without signal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from pregon.documents.public import qr_svg, render_pdf_batch

from .models import CodeBatch

A_PAGE = 10


def slips_pdf(batch: CodeBatch, codes: list[str]) -> bytes:
    """Ten slips a page, each with its code and the way to the site, where any open conversation takes it."""
    pages = [codes[start : start + A_PAGE] for start in range(0, len(codes), A_PAGE)]
    return render_pdf_batch("codes", [(_page(batch, some), {}) for some in pages])


def _page(batch: CodeBatch, codes: list[str]) -> dict[str, Any]:
    return {
        "title": _("Su código para opinar"),
        "municipality": settings.INSTANCE.settings.name,
        "label": batch.label,
        "until": "",
        "address": settings.BASE_URL.partition("//")[2],
        "slips": [{"code": code.upper(), "qr": qr_svg(f"{settings.BASE_URL}/").decode()} for code in codes],
    }
