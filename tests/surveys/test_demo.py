"""The surveys of the demo municipalities."""

import pytest
from django.utils import timezone

from pregon.demo.cast import gather
from pregon.demo.plan import make_plan
from pregon.demo.story import KEYS, NAMES, read_story
from pregon.demo.surveys import hold_surveys, write_surveys
from pregon.people.public import ensure_roles
from pregon.surveys.public import Survey, live, results_of


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS)
def test_each_municipality_has_one_closed_one_open_and_a_poll(key: str) -> None:
    story, today = read_story(key), timezone.localdate()
    ensure_roles()
    cast = gather(story, today=today)
    plan = make_plan(story, municipality=NAMES[key][0], cast=cast, today=today)
    surveys = write_surveys(story, plan=plan, cast=cast, today=today)
    hold_surveys(surveys, story, cast=cast, today=today)
    closed = Survey.objects.get(state="published")
    numbers = live(closed)
    assert (numbers.total, min(numbers.by_source.values()) > 4, len(numbers.by_day) > 10) == (60, True, True)
    assert all(question.n > 4 for question in results_of(closed).questions)
    assert [survey.is_poll for survey in Survey.objects.filter(state="open").order_by("pk")] == [False, True]
