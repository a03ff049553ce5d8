"""What was found reaches the composer, the tactics, «Hoy» and the plan's first section."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pregon.diagnosis.domain.writing import accept_text, diagnosis_stamp, write_diagnosis_into_plan
from pregon.diagnosis.plan_items import office_address, today
from pregon.diagnosis.public import approve_diagnosis, close_diagnosis, findings_of, go_without
from pregon.diagnosis.reasons import out_of_ten, reasons_of
from pregon.plans.public import ChangedMeanwhile, Tactic, media_advice
from tests.support.diagnosis import (
    answer_many,
    at,
    leader,
    make_approved,
    make_asking,
    make_diagnosis,
    make_office,
    the_plan,
)
from tests.support.people import make_staff
from tests.support.pieces import officer
from tests.support.plans import make_action
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


def test_san_pedros_findings_come_out_of_answers_by_link_paper_and_telephone() -> None:
    inside = make_asking("internal")
    answer_many(inside, 30, {"email": "daily"}, prefers=["email", "website"])
    answer_many(inside, 15, {"website": "daily", "email": "weekly"}, prefers=["website", "email"])
    close_diagnosis(inside, actor=leader())
    assert [each.medium for each in findings_of(inside).ranking.media[:2]] == ["email", "website"]
    outside = make_approved("external")
    assert {each.medium for each in findings_of(outside).ranking.media[:2]} == {"poster", "radio"}
    assert findings_of(outside).mix.media == ["radio", "poster", "website"]


def test_the_composer_preselects_what_the_diagnosis_recommends() -> None:
    action = make_action(the_plan())
    Tactic.objects.create(action=action, text="Un correo", channel="email")
    client = signed_in(officer())
    before = client.get(f"/oficina/difusion/nueva/{action.pk}/").content.decode()
    assert 'value="poster" checked' not in before
    assert "Recomendado por el diagnóstico" not in before
    make_approved("external")
    page = client.get(f"/oficina/difusion/nueva/{action.pk}/").content.decode()
    for kind in ("poster", "website", "email"):
        assert f'value="{kind}" checked' in page
    assert 'value="banner" checked' not in page
    assert "<strong>Recomendado por el diagnóstico:</strong> " in page
    assert "<strong>Emisora</strong>" in page
    tactics = client.get(f"/oficina/plan/acciones/{action.pk}/").content.decode()
    assert "Recomendado por el diagnóstico: Emisora, Afiche y cartelera, Sitio web" in tactics
    reader = signed_in(make_staff()).get(f"/oficina/plan/acciones/{action.pk}/").content.decode()
    assert "Recomendado por el diagnóstico" not in reader


def test_what_is_supposed_is_called_so() -> None:
    go_without(make_diagnosis("external"), actor=leader(), reason="Nadie respondió.")
    advice = media_advice(make_action(the_plan()))
    assert advice[0].source == "Supuesto, mientras no hay diagnóstico"
    assert [each.channel for each in advice] == ["website", "radio", "poster", "loudspeaker"]


def test_another_audience_is_not_advised() -> None:
    make_approved("external")
    assert media_advice(make_action(the_plan(), audience="internal")) == []


def test_reasons_say_their_numbers() -> None:
    findings = findings_of(make_approved("external"))
    words = [reasons_of(pick, findings) for pick in findings.mix.picks]
    assert words == [
        "Tiene el mejor puntaje; 6 de cada 10 lo usan cada semana; es el primero para 6 de cada 10.",
        "Suma 5 personas a las que los otros no llegan; 4 de cada 10 lo usan cada semana; "
        "es el primero para 4 de cada 10.",
        "Es el medio principal: allí queda toda la información.",
    ]
    assert [out_of_ten(share) for share in (0, 0.04, 0.05, 0.68, 0.95, 1)] == [
        "casi nadie",
        "casi nadie",
        "casi nadie",
        "7 de cada 10",
        "casi todos",
        "casi todos",
    ]


def test_section_one_is_written_from_what_was_found_and_accepted_by_a_person() -> None:
    plan = the_plan()
    make_approved("external")
    go_without(make_diagnosis("internal"), actor=leader(), reason="Se preguntó y nadie respondió.")
    text = write_diagnosis_into_plan(plan)
    for words in (
        "Público interno. Sin diagnóstico. Se preguntó y nadie respondió.",
        "correo electrónico",
        "Estos supuestos se revisan el",
        "Público externo. Respondieron 12 personas",
        "en línea, en papel y por teléfono",
        "emisora (puntaje ",
        "Medios recomendados: emisora; carteleras y afiches; página web de la Alcaldía.",
        "Son menos de 30 respuestas",
    ):
        assert words.lower() in text.lower()
    plan.refresh_from_db()
    assert plan.diagnosis == ""
    stamp = diagnosis_stamp(plan)
    accept_text(plan, text + "\n\nRevisado.", stamp=stamp, actor=leader())
    plan.refresh_from_db()
    assert plan.diagnosis.endswith("Revisado.")
    with pytest.raises(ChangedMeanwhile):
        accept_text(plan, "Otro", stamp=stamp, actor=leader())


def test_a_plan_without_any_diagnosis_says_so() -> None:
    text = write_diagnosis_into_plan(the_plan())
    assert text.count("Todavía no hay diagnóstico de este público") == 2


def test_hoy_says_which_office_is_missing_and_what_waits() -> None:
    diagnosis = make_asking("internal", offices=[make_office(people=2), make_office("Secretaría de Salud", 1)])
    day = timezone.localdate()
    assert list(today(leader(), day)) == []
    with time_machine.travel(at(10, days=5), tick=False):
        titles = [item.title for item in today(leader(), day)]
    assert titles == ["Faltan 2 respuestas de Secretaría de Hacienda", "Falta 1 respuesta de Secretaría de Salud"]
    answer_many(diagnosis, 5, {"email": "daily"})
    close_diagnosis(diagnosis, actor=leader())
    assert [item.title for item in today(leader(), day)] == [f"Aprobar el diagnóstico: {diagnosis.title}"]
    assert list(today(officer(), day)) == []
    approve_diagnosis(diagnosis, actor=leader())
    other = go_without(make_diagnosis("external"), actor=leader(), reason="Nadie.", review_on=day + timedelta(days=5))
    assert [item.title for item in today(officer(), day)] == [f"Revisar los supuestos: {other.title}"]
    assert office_address(str(diagnosis.pk)) == f"/oficina/diagnostico/{diagnosis.pk}/"
    assert office_address("999") == ""
