"""One form that is sent is one submission, however often it arrives."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from pregon.forms.domain.drafts import read_typed, save_page, start_draft
from pregon.forms.domain.submit import NotReady, submit, submit_answers
from pregon.forms.enums import Source
from pregon.forms.models import Draft, FormVersion, Submission
from pregon.forms.queries import counts, submissions_of
from tests.support.forms import answer, make_version, post_of
from tests.support.people import make_communications


def filled(version: FormVersion) -> Draft:
    draft, _code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(medio="cartelera", internet="si"))
    save_page(draft, version.definition.pages[1], post_of(correo="ana@correo.com"))
    return draft


@pytest.mark.django_db
def test_what_was_answered_is_kept_and_what_was_hidden_is_not() -> None:
    version = make_version()
    draft, _code = start_draft(version)
    save_page(draft, version.definition.pages[0], post_of(medio="cartelera", hora="14:30", internet="no"))
    save_page(draft, version.definition.pages[1], post_of(correo="ana@correo.com", opinion="Gracias"))
    submission = submit(draft)
    assert submission.values == {
        "medio": {"chosen": ["cartelera"], "other": ""},
        "internet": False,
        "opinion": "Gracias",
    }
    assert draft.values == Draft.objects.get().values == {}


@pytest.mark.django_db
def test_what_is_missing_is_told_and_nothing_is_sent() -> None:
    draft, _code = start_draft(make_version())
    with pytest.raises(NotReady) as refused:
        submit(draft)
    assert {key: error.message for key, error in refused.value.checked.errors.items()} == {
        "medio": "Elija una opción.",
        "internet": "Elija sí o no.",
    }
    assert not Submission.objects.exists()


@pytest.mark.django_db
def test_asked_twice_it_answers_the_same_and_tells_the_feature_once() -> None:
    draft, told = filled(make_version()), []
    first = submit(draft, then=told.append)
    assert submit(Draft.objects.get(pk=draft.pk), then=told.append) == first
    assert told == [first]


@pytest.mark.django_db
def test_a_link_that_answers_once_answers_once_from_two_drafts() -> None:
    version, told = make_version(), []
    first = submit(filled(version), key="link-7", then=told.append)
    assert submit(filled(version), key="link-7", then=told.append) == first
    assert (told, Submission.objects.count()) == ([first], 1)


@pytest.mark.django_db
def test_when_the_feature_refuses_nothing_is_sent_and_the_draft_is_whole() -> None:
    draft = filled(make_version())

    def refuse(_submission: Submission) -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        submit(draft, then=refuse)
    assert not Submission.objects.exists()
    assert Draft.objects.get().values["correo"] == {"": ["ana@correo.com"]}


@pytest.mark.django_db(transaction=True)
def test_eight_clicks_at_once_make_one_submission() -> None:
    draft, answers, told = filled(make_version()), [], []
    barrier = threading.Barrier(8)

    def click() -> None:
        barrier.wait()
        answers.append(submit(Draft.objects.get(pk=draft.pk), then=told.append).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(8)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert (Submission.objects.count(), len(answers), len(set(answers)), len(told)) == (1, 8, 1, 1)


@pytest.mark.django_db
def test_a_paper_is_captured_with_what_it_lacks_but_not_with_what_is_wrong() -> None:
    version, actor = make_version(), make_communications()
    moment = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)

    def capture(**values: str) -> Submission:
        typed = read_typed(version, post_of(**values))
        return submit_answers(version, typed, key="papel-1", source=Source.PAPER, actor=actor, received_at=moment)

    with pytest.raises(NotReady):
        capture(medio="emisora", hora="25:00")
    submission = capture(medio="emisora")
    assert capture(medio="emisora") == submission
    assert submission.values == {"medio": {"chosen": ["emisora"], "other": ""}}
    assert (submission.source, submission.captured_by, submission.received_at) == ("paper", actor, moment)


@pytest.mark.django_db
def test_answers_are_counted_by_where_they_came_from() -> None:
    version = make_version()
    answer(version, medio="emisora", internet="no")
    start_draft(version)
    submit_answers(version, {}, key="p", source=Source.PHONE, actor=None)
    numbers = counts(version.form)
    assert (numbers.total, numbers.open_drafts) == (2, 1)
    assert numbers.by_source == {Source.WEB: 1, Source.PAPER: 0, Source.PHONE: 1}
    assert [each.source for each in submissions_of(version.form)] == ["web", "phone"]
