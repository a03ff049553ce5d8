from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from pregon.plans.domain.facts import UnknownMeasure
from pregon.plans.public import Fact, add_evidence, record_fact, reverse_fact, value_of
from tests.support.people import make_communications
from tests.support.plans import make_action, make_indicator

pytestmark = pytest.mark.django_db


def record(action, source_id="1", **changes):
    fields = {
        "measure": "contents_published",
        "label": "Jornada de salud",
        "source_kind": "rendition",
        "source_id": source_id,
        "action": action,
        **changes,
    }
    return record_fact(**fields)


def test_a_fact_raises_its_indicator_by_its_amount():
    indicator = make_indicator(make_action())
    record(indicator.action)
    record(indicator.action, "2", amount=3)
    assert value_of(indicator) == 4


def test_the_same_source_counts_once():
    indicator = make_indicator(make_action())
    assert record(indicator.action) == record(indicator.action)
    assert value_of(indicator) == 1


def test_a_fact_of_another_action_does_not_count_here():
    indicator = make_indicator(make_action())
    record(make_action(title="Visitar las veredas"))
    assert value_of(indicator) == 0


def test_an_indicator_without_a_measure_counts_nothing():
    indicator = make_indicator(make_action(), measure="")
    record(indicator.action)
    assert value_of(indicator) == 0


def test_a_measure_that_nobody_registered_is_refused():
    with pytest.raises(UnknownMeasure):
        record(make_action(), measure="likes")


def test_an_estimate_names_its_method():
    fact = record(make_action(), estimated_by="Encuesta de audiencia de la emisora")
    assert (fact.certainty, fact.method) == ("estimated", "Encuesta de audiencia de la emisora")
    with pytest.raises(IntegrityError):
        Fact.objects.filter(pk=fact.pk).update(method="")


def test_a_reversal_takes_the_fact_back_and_both_stay():
    indicator = make_indicator(make_action())
    fact = record(indicator.action)
    reversal = reverse_fact(fact, actor=make_communications(), reason="Se publicó por error")
    assert value_of(indicator) == 0
    assert list(Fact.objects.order_by("pk")) == [fact, reversal]


def test_a_fact_is_reversed_once():
    actor = make_communications()
    fact = record(make_action())
    assert reverse_fact(fact, actor=actor, reason="Error") == reverse_fact(fact, actor=actor, reason="Error")
    assert Fact.objects.count() == 2


def test_evidence_needs_something_in_it():
    with pytest.raises(ValidationError):
        add_evidence(action=make_action(), actor=make_communications(), taken_on=date(2026, 3, 3), place="Parque")


def test_a_note_is_evidence():
    evidence = add_evidence(
        action=make_action(), actor=make_communications(), taken_on=date(2026, 3, 3), note_text="Se leyó en la misa"
    )
    assert str(evidence) == "Se leyó en la misa"
