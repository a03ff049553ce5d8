"""Queries whose SQL is kept answer as the ORM does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from pregon.kernel.prepared import rows
from pregon.plans import public_rows
from pregon.plans.models import EnablingActivity, Plan, Task
from pregon.plans.public import record_fact
from tests.support.plans import make_action, make_indicator, make_plan

TODAY = timezone.localdate()
DEEDS = ("contents_published",)


def fill_plan() -> Plan:
    plan = make_plan(general_objective="Que todos sepan")
    for number in range(3):
        action = make_action(plan, title=f"Acción {number}", order=number)
        make_indicator(action, goal=Decimal("10.50"))
        Task.objects.create(action=action, title="Grabar", due_on=TODAY - timedelta(days=1))
        for day in range(2):
            record_fact(
                measure="contents_published",
                label=f"Nota {day}",
                source_kind="test",
                source_id=f"{number}-{day}",
                action=action,
                channel="radio",
                happened_at=timezone.now() - timedelta(days=day),
            )
    procedure = plan.procedures.create(name="Registro")
    EnablingActivity.objects.create(procedure=procedure, number=1, title="Revisar la norma")
    return plan


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("indicators", ()),
        ("totals", ()),
        ("tasks", (TODAY,)),
        ("last_deeds", (DEEDS,)),
        ("pictures", ()),
        ("procedures", ()),
    ],
)
def test_rows_are_those_of_the_orm_with_their_types(name, arguments):
    plan, make = fill_plan(), getattr(public_rows, name)
    for _ in range(2):
        assert rows(make, plan.pk, *arguments) == list(make(plan.pk, *arguments))


@pytest.mark.django_db
def test_kept_sql_reads_what_changed_since():
    plan = fill_plan()
    assert rows(public_rows.plan_in_force)[0][:3] == (plan.pk, plan.title, "Que todos sepan")
    Plan.objects.update(title="Otro plan")
    assert rows(public_rows.plan_in_force)[0][1] == "Otro plan"


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_with_its_own_connection():
    plan = fill_plan()

    def ask(_: int) -> list[tuple]:
        found = rows(public_rows.totals, plan.pk)
        connection.close()
        return found

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, range(12)))
    assert answers == [list(public_rows.totals(plan.pk))] * 12
