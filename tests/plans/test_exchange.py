"""What is handed to whoever prints the plan."""

from __future__ import annotations

from datetime import date

import pytest

from pregon.plans.exchange import export_plan, pdf_data
from pregon.plans.public import approve_plan
from tests.documents.test_poster import words
from tests.support.people import make_staff
from tests.support.plans import make_plan

pytestmark = pytest.mark.django_db


def test_the_printed_plan_names_the_act_that_approved_it() -> None:
    plan = make_plan()
    approver = make_staff()
    approve_plan(plan, act="Acta 2 del Comité GEL", approved_on=date(2026, 10, 11), actor=approver)
    assert pdf_data(plan)["version"] == {
        "number": 1,
        "act": "Acta 2 del Comité GEL",
        "approved_by": str(approver),
        "approved_on": "2026-10-11",
    }
    assert "Acta 2 del Comité GEL" in words(export_plan(plan, "pdf"))


def test_a_plan_that_nobody_approved_says_nothing_of_versions() -> None:
    plan = make_plan()
    assert pdf_data(plan)["version"] == {}
    assert "Versión" not in words(export_plan(plan, "pdf"))
