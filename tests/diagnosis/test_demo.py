"""The diagnoses of the demo municipalities: what the real ones found, and what one of them never could."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from pregon.delivery.models import Mailing
from pregon.demo.cast import Cast, gather
from pregon.demo.diagnosis import diagnose
from pregon.demo.plan import make_plan
from pregon.demo.story import NAMES, Story, read_story
from pregon.diagnosis.public import Diagnosis, comparison, findings_of, progress
from pregon.people.public import ensure_roles
from pregon.plans.public import Plan, actions_of, media_advice
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


def municipality(key: str) -> tuple[Story, Cast, Plan, date]:
    story, today = read_story(key), timezone.localdate()
    ensure_roles()
    cast = gather(story, today=today)
    return story, cast, make_plan(story, municipality=NAMES[key][0], cast=cast, today=today), today


def test_in_san_pedro_mail_and_the_page_come_first_inside_and_print_and_radio_outside() -> None:
    story, cast, plan, today = municipality("san-pedro")
    inside, outside = diagnose(story, plan=plan, cast=cast, today=today)
    assert [each.medium for each in findings_of(inside).ranking.media[:2]] == ["email", "website"]
    assert [each.medium for each in findings_of(outside).ranking.media[:2]] == ["poster", "radio"]
    assert findings_of(inside).mix.media == ["email", "website", "poster"]
    assert findings_of(outside).mix.media == ["poster", "radio", "website"]
    assert (inside.state, outside.state, outside.survey.state) == ("approved", "approved", "published")
    changes = {change.medium: change for change in comparison(outside)}
    assert [changes["poster"].places, changes["radio"].places, changes["poster"].may_be_chance] == [1, -1, False]
    numbers = progress(inside)
    assert (numbers.asked, numbers.answered) == (43, 37)
    plan.refresh_from_db()
    assert "Respondieron 120 personas" in plan.diagnosis
    action = actions_of(plan).filter(objective__audience="internal").first()
    assert action
    page = signed_in(cast["communications"]).get(f"/oficina/difusion/nueva/{action.pk}/").content.decode()
    assert all(f'value="{kind}" checked' in page for kind in ("email", "website", "poster"))
    assert "Recomendado por el diagnóstico:</strong> Tiene el mejor puntaje; 8 de cada 10 lo usan cada semana" in page


def test_in_segovia_nobody_answers_and_the_plan_goes_on() -> None:
    story, cast, plan, today = municipality("segovia")
    made = diagnose(story, plan=plan, cast=cast, today=today)
    assert [diagnosis.state for diagnosis in made] == ["without", "without"]
    assert all(diagnosis.review_on and diagnosis.review_on > today for diagnosis in Diagnosis.objects.all())
    kinds = set(Mailing.objects.values_list("source_kind", flat=True))
    assert kinds == {"diagnosis_invite", "diagnosis_reminder", "diagnosis_escalation"}
    plan.refresh_from_db()
    assert "Sin diagnóstico" in plan.diagnosis
    assert "Estos supuestos se revisan el" in plan.diagnosis
    action = actions_of(plan).filter(objective__audience="external").first()
    assert action
    assert [advice.channel for advice in media_advice(action)] == ["website", "radio", "poster", "loudspeaker"]
