"""Invitations on paper: a personal code with its QR, to cut and hand out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from pregon.documents.public import qr_svg, render_pdf_batch

from .models import Diagnosis
from .schedule import until_words

A_PAGE, GROUP = 10, 4


def slips_pdf(diagnosis: Diagnosis, people: Sequence[tuple[str, str]]) -> bytes:
    """Ten slips a page; `people` are names with their personal addresses."""
    pages = [people[start : start + A_PAGE] for start in range(0, len(people), A_PAGE)]
    return render_pdf_batch("codes", [(_page(diagnosis, page), {}) for page in pages])


def _page(diagnosis: Diagnosis, people: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "title": diagnosis.title,
        "municipality": settings.INSTANCE.settings.name,
        "label": diagnosis.title,
        "until": until_words(diagnosis) if diagnosis.survey.closes_at else "",
        "address": f"{settings.BASE_URL}{reverse('diagnosis_code')}".partition("//")[2],
        "slips": [{"name": name, "code": spelled(url), "qr": qr_svg(url).decode()} for name, url in people],
    }


def spelled(url: str) -> str:
    """`…/mi-encuesta/k3p7wmx2dz4a/` → `K3P7-WMX2-DZ4A`."""
    token = url.rstrip("/").rpartition("/")[2]
    return "-".join(token[place : place + GROUP] for place in range(0, len(token), GROUP)).upper()
