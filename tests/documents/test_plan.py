"""The official document of the plan."""

from __future__ import annotations

from typing import Any

import pypdfium2

from pregon.documents.public import render_pdf
from tests.support.plans import plan_json

from .test_poster import opened, words


def test_the_document_says_everything_that_the_plan_says() -> None:
    said = words(render_pdf("plan", plan_json(version="2", approved_by="Concejo", approved_on="2026-03-03")))
    for phrase in (
        "Plan de comunicaciones",
        "3 de marzo de 2026",
        "Diagnóstico Sin diagnóstico.",
        "Nivel externo",
        "Que la gente participe",
        "Acciones Responsable Indicadores Tácticas y recursos",
        "Visitar las veredas Cada mes, desde el 15 de enero de 2026",
        "Encargada de comunicaciones",
        "Contenidos publicados (línea base 2; meta 10,5 contenidos)",
        "Anunciar la visita en el sitio",
        "Registro de Industria y Comercio",
        "1 Revisar la norma Institucional Pendiente",
    ):
        assert phrase in said


def test_a_plan_without_anything_is_a_cover() -> None:
    data = {"municipality": "Segovia", "title": "Plan", "objectives": [], "procedures": []}
    with opened(render_pdf("plan", data)) as document:
        assert len(document) == 1


def test_the_head_of_the_matrix_comes_again_on_each_page() -> None:
    with opened(render_pdf("plan", _long_plan())) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) > 3
    assert all("Tácticas y recursos" in text for text in texts if "Acción " in text)
    assert f"Página {len(texts)} de {len(texts)}" in texts[-1]


def test_it_meets_the_standard_of_accessible_pdf() -> None:
    with opened(render_pdf("plan", _long_plan())) as document:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)


def _long_plan() -> dict[str, Any]:
    plan = plan_json()
    action = plan["objectives"][0]["actions"][0]
    plan["objectives"][0]["actions"] = [{**action, "title": f"Acción {number}"} for number in range(40)]
    return plan
