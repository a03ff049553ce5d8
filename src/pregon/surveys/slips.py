"""The slips with the codes, to cut and hand out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from pregon.documents.public import qr_svg, render_pdf_batch
from pregon.outreach.public import moment_words

from .domain.codes import Printed
from .domain.marks import spelled_code
from .models import Survey

A_PAGE = 10


def slips_pdf(survey: Survey, printed: Printed) -> bytes:
    """Ten slips a page, each with its code, its QR and where to go."""
    gate = f"{settings.BASE_URL}{reverse('survey_gate', args=[survey.slug])}"
    pages = [printed.codes[start : start + A_PAGE] for start in range(0, len(printed.codes), A_PAGE)]
    return render_pdf_batch("codes", [(_page(survey, printed, codes, gate), {}) for codes in pages])


def _page(survey: Survey, printed: Printed, codes: list[str], gate: str) -> dict[str, Any]:
    return {
        "title": survey.title,
        "municipality": settings.INSTANCE.settings.name,
        "label": printed.batch.label,
        "until": moment_words(survey.closes_at) if survey.closes_at else "",
        "address": f"{settings.BASE_URL}{reverse('survey', args=[survey.slug])}".partition("//")[2],
        "slips": [{"code": spelled_code(code), "qr": qr_svg(f"{gate}?codigo={code}").decode()} for code in codes],
    }
