"""The official document of the plan."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from pregon.documents.public import render_pdf
from pregon.plans.enums import Channel, Periodicity
from tests.support.plans import plan_json

from .test_poster import opened, words


def test_the_document_says_everything_that_the_plan_says() -> None:
    said = words(
        render_pdf("plan", plan_json(version={"number": 2, "approved_by": "Concejo", "approved_on": "2026-03-03"}))
    )
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


def test_the_cover_names_the_act_that_approved_it() -> None:
    version = {"number": 2, "act": "Decreto 045 de 2026", "approved_on": "2026-03-03"}
    said = words(render_pdf("plan", plan_json(version=version)))
    assert "Versión 2 Acto de aprobación Decreto 045 de 2026 Fecha de aprobación 3 de marzo de 2026" in said


@pytest.mark.parametrize(("field", "choices"), [("channel", Channel), ("periodicity", Periodicity)])
def test_it_has_words_for_every_choice_of_the_plan(field: str, choices: type[Channel | Periodicity]) -> None:
    plan = plan_json()
    action = plan["objectives"][0]["actions"][0]
    coded = [choice for choice in choices if choice.value]
    plan["objectives"][0]["actions"] = [
        {**action, "periodicity": choice.value, "tactics": [{"text": "Hacer", "channel": choice.value}]}
        for choice in coded
    ]
    said = words(render_pdf("plan", plan))
    assert [choice for choice in coded if str(choice.label) not in said] == []


@pytest.mark.parametrize("markup", ["#eval", '"', r"\u{41}", "$x$", "]"])
def test_what_a_person_types_is_never_markup(markup: str) -> None:
    assert f"a {markup} b" in words(render_pdf("plan", plan_json(diagnosis=f"a {markup} b")))


def test_bullets_become_one_list_between_paragraphs() -> None:
    said = words(render_pdf("plan", plan_json(diagnosis="Hoy:\n- Pocas visitas\n- Muchas filas\nMañana, menos.")))
    assert "Hoy: • Pocas visitas • Muchas filas Mañana, menos." in said


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
