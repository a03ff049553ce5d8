"""The page of jobs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from pregon.jobs.public import enqueue, run_pending
from tests.support.people import make_person

from .samples import fail, fail_twice, lines, note

pytestmark = pytest.mark.django_db


def _client(*codenames: str) -> Client:
    person = make_person()
    person.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=["jobs", "wagtailadmin"], codename__in=[*codenames, "access_admin"]
        )
    )
    client = Client()
    client.force_login(person)
    return client


def test_parked_and_retried_jobs_are_shown_with_their_errors(notes: str) -> None:
    enqueue(fail, notes)
    enqueue(fail_twice, notes)
    run_pending()
    page = _client("see_jobs").get(reverse("jobs:list")).content.decode()
    assert "ValueError: no hay papel" in page
    assert "ValueError: no hay tinta" in page
    assert "Intento 1 de 3" in page
    assert "Reintentar<" not in page


def test_whoever_may_retry_does_so_with_a_button(notes: str) -> None:
    task_id = enqueue(fail_twice, notes)
    run_pending()
    client = _client("see_jobs", "retry_jobs")
    assert "Reintentar<" in client.get(reverse("jobs:list")).content.decode()
    response = client.post(reverse("jobs:retry", args=[task_id]), follow=True)
    assert "«Fail twice» se intentará de nuevo." in response.content.decode()
    assert DBTaskResult.objects.get(pk=task_id).status == "READY"
    run_pending()
    assert lines(notes) == ["tried"] * 4


def test_a_job_that_is_not_parked_any_more_is_left_as_it_is(notes: str) -> None:
    task_id = enqueue(note, notes, word="x")
    response = _client("see_jobs", "retry_jobs").post(reverse("jobs:retry", args=[task_id]), follow=True)
    assert "Ese trabajo ya no está detenido." in response.content.decode()


def test_a_stranger_is_sent_to_sign_in_and_staff_without_the_right_is_refused(notes: str) -> None:
    task_id = enqueue(note, notes, word="x")
    staff = _client()
    for url in (reverse("jobs:list"), reverse("jobs:retry", args=[task_id])):
        send = "post" if "reintentar" in url else "get"
        assert getattr(Client(), send)(url).status_code == 302
        # Wagtail answers a lack of rights with its home page and a message.
        answer = getattr(staff, send)(url)
        assert (answer.status_code, answer.headers.get("Location")) in [(302, "/oficina/"), (403, None)]
    assert DBTaskResult.objects.get(pk=task_id).status == "READY"


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_page_asks_the_same_number_of_questions_for_any_number_of_jobs(
    notes: str, jobs: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from pregon.jobs.queries import overview

    for _ in range(jobs):
        enqueue(fail, notes)
        enqueue(fail_twice, notes)
    run_pending()
    with django_assert_num_queries(9):
        overview()
