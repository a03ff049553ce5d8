from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pregon.plans.domain.tasks import occurrences, reschedule_tasks, schedule_ahead
from pregon.plans.enums import Periodicity
from pregon.plans.public import Plan, Responsible, complete_task, reopen_task, schedule_tasks
from pregon.plans.tasks import schedule_coming_tasks
from tests.support.people import make_communications, make_leader
from tests.support.plans import make_action


def days(periodicity, start, until, end=None):
    return occurrences(periodicity=periodicity, starts_on=start, ends_on=end, until=until)


def test_a_monthly_action_falls_on_the_same_day():
    assert days("monthly", date(2026, 1, 15), date(2026, 4, 1)) == [
        date(2026, 1, 15),
        date(2026, 2, 15),
        date(2026, 3, 15),
    ]


def test_the_31st_is_the_last_day_of_a_short_month():
    assert days("monthly", date(2026, 1, 31), date(2026, 4, 30)) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_the_29th_of_february_comes_each_leap_year_only_by_month_rules():
    assert days("quarterly", date(2026, 11, 30), date(2027, 6, 1)) == [
        date(2026, 11, 30),
        date(2027, 2, 28),
        date(2027, 5, 30),
    ]


def test_an_action_done_once_is_due_on_its_last_day():
    assert days("once", date(2026, 1, 1), date(2026, 12, 31), end=date(2026, 2, 3)) == [date(2026, 2, 3)]
    assert days("once", date(2026, 1, 1), date(2026, 12, 31)) == [date(2026, 1, 1)]


def test_nothing_comes_after_the_end_nor_without_a_start():
    assert days("weekly", date(2026, 1, 5), date(2026, 12, 31), end=date(2026, 1, 12)) == [
        date(2026, 1, 5),
        date(2026, 1, 12),
    ]
    assert days("weekly", None, date(2026, 12, 31)) == []
    assert days("", date(2026, 1, 5), date(2026, 12, 31)) == []


@given(
    st.sampled_from([value for value in Periodicity.values if value not in ("", "once")]),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 800),
)
def test_occurrences_start_at_the_start_grow_and_stay_within(periodicity, start, length):
    until = start + timedelta(days=length)
    found = days(periodicity, start, until)
    assert found[0] == start
    assert found == sorted(set(found))
    assert found[-1] <= until


@pytest.mark.django_db
def test_scheduling_twice_makes_each_task_once():
    action = make_action(periodicity="weekly", starts_on=date(2026, 3, 2), tasks_since=date(2026, 3, 1))
    schedule_tasks(action, until=date(2026, 3, 20))
    schedule_tasks(action, until=date(2026, 3, 20))
    assert [task.due_on.day for task in action.tasks.all()] == [2, 9, 16]


@pytest.mark.django_db
def test_tasks_go_to_the_first_person_who_answers_for_the_action():
    action = make_action(periodicity="once", starts_on=date(2026, 3, 2), tasks_since=date(2026, 3, 1))
    Responsible.objects.create(action=action, role="Comité GEL", order=0)
    Responsible.objects.create(action=action, role="Comunicaciones", person=make_communications(), order=1)
    schedule_tasks(action, until=date(2026, 3, 20))
    assert action.tasks.get().person.email == "comunicaciones@segovia.example"


@pytest.mark.django_db
def test_a_task_is_done_once_and_by_the_first():
    action = make_action(periodicity="once", starts_on=date(2026, 3, 2), tasks_since=date(2026, 3, 1))
    [task] = schedule_tasks(action, until=date(2026, 3, 20)) and list(action.tasks.all())
    first, second = make_communications(), make_leader()
    assert complete_task(task, actor=first)
    assert not complete_task(task, actor=second)
    assert task.done_by == first
    assert reopen_task(task, actor=second)
    assert task.done_at is None


@pytest.mark.django_db
def test_new_dates_take_open_tasks_along_and_leave_what_was_done():
    today = timezone.localdate()
    action = make_action(
        periodicity="weekly", starts_on=today - timedelta(days=14), tasks_since=today - timedelta(days=14)
    )
    schedule_tasks(action, until=today)
    done = action.tasks.first()
    complete_task(done, actor=make_communications())
    action.starts_on = today + timedelta(days=1)
    action.periodicity = "annual"
    action.save()
    reschedule_tasks(action)
    assert [task.due_on for task in action.tasks.all()] == [done.due_on, today + timedelta(days=1)]


@pytest.mark.django_db
def test_what_was_due_before_the_action_stood_here_is_history_and_not_work():
    today = timezone.localdate()
    action = make_action(periodicity="weekly", starts_on=today - timedelta(days=700))
    reschedule_tasks(action)
    assert action.tasks.count() == 9
    assert all(task.due_on >= today for task in action.tasks.all())


@pytest.mark.django_db
def test_the_passing_days_bring_new_tasks_of_the_plan_in_force_each_once():
    today = timezone.localdate()
    action = make_action(periodicity="monthly", starts_on=today)
    reschedule_tasks(action)
    before = action.tasks.count()
    Plan.objects.update(is_current=True)
    with time_machine.travel(timezone.now() + timedelta(days=100)):
        schedule_coming_tasks.func()
        schedule_coming_tasks.func()
    assert action.tasks.count() - before in (3, 4)
    Plan.objects.update(is_current=False)
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert schedule_ahead() == 0
