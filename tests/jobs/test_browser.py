"""The page of jobs in a real browser, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pregon.jobs.public import enqueue, run_pending
from pregon.people.public import Role
from tests.support.accessibility import assert_accessible
from tests.support.people import make_person
from tests.support.staff import sign_in_browser

from .samples import fail, fail_twice

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_the_administrator_starts_a_parked_job_again_at_a_desk(page: Page, live_server, notes: str) -> None:
    _start_parked_job_again(page, live_server.url, notes)


def test_the_administrator_starts_a_parked_job_again_on_a_phone(phone: Page, live_server, notes: str) -> None:
    _start_parked_job_again(phone, live_server.url, notes)


def _start_parked_job_again(page: Page, address: str, notes: str) -> None:
    enqueue(fail, notes)
    enqueue(fail_twice, notes)
    run_pending()
    sign_in_browser(page.context, address, make_person(roles=(Role.SITE_ADMINISTRATOR,)))
    page.goto(f"{address}/oficina/trabajos/")
    assert_accessible(page, context=".o-page")
    page.get_by_text("ValueError: no hay tinta").first.click()
    expect(page.locator("pre").first).to_contain_text("Traceback")
    page.get_by_role("button", name="Reintentar").click()
    expect(page.locator(".messages")).to_contain_text("se intentará de nuevo")
    expect(page.locator("#detenidos ~ p")).to_contain_text("Ninguno")
