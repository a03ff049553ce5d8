from datetime import date, timedelta
from decimal import Decimal

import pytest

from pregon.plans.enums import ActionState
from pregon.plans.public import Task, actions_of, complete_task, open_tasks, record_fact, with_progress
from tests.support.people import make_communications, make_leader
from tests.support.plans import make_action, make_indicator, make_plan

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 3)


def progress_of(action):
    return next(row for row in with_progress([action], today=TODAY))


def publish(action, count=1):
    for number in range(count):
        record_fact(
            measure="contents_published",
            label="Pieza",
            source_kind="test",
            source_id=f"{action.pk}-{number}",
            action=action,
        )


def add_task(action, days, **fields):
    return Task.objects.create(action=action, title=f"Tarea {days}", due_on=TODAY + timedelta(days=days), **fields)


def test_an_action_that_nobody_began_is_not_started_and_has_no_share():
    progress = progress_of(make_action())
    assert (progress.state, progress.share) == (ActionState.NOT_STARTED, None)


def test_progress_is_the_way_from_base_to_goal():
    action = make_action()
    make_indicator(action, base=2, goal=10)
    publish(action, 4)
    assert progress_of(action).share == Decimal("0.5")
    assert progress_of(action).state == ActionState.UNDER_WAY


def test_progress_is_the_mean_of_the_indicators_with_a_goal():
    action = make_action()
    make_indicator(action, goal=4)
    make_indicator(action, name="Entradas", measure="clicks", goal=10)
    make_indicator(action, name="Sin meta", measure="scans")
    publish(action, 4)
    assert progress_of(action).share == Decimal("0.5")


def test_more_than_the_goal_is_fulfilled_and_no_more_than_all():
    action = make_action()
    make_indicator(action, goal=2)
    publish(action, 5)
    assert (progress_of(action).percent, progress_of(action).state) == (100, ActionState.FULFILLED)


def test_without_goals_the_tasks_tell_the_progress():
    action, person = make_action(), make_communications()
    complete_task(add_task(action, -3), actor=person)
    add_task(action, 0)
    assert progress_of(action).share == Decimal("0.5")


def test_what_was_done_so_far_fulfils_nothing_while_more_is_planned():
    action, person = make_action(), make_communications()
    complete_task(add_task(action, -3), actor=person)
    assert progress_of(action).state == ActionState.FULFILLED
    add_task(action, 12)
    assert (progress_of(action).percent, progress_of(action).state) == (100, ActionState.UNDER_WAY)


def test_an_overdue_task_makes_the_action_late_whatever_it_counted():
    action = make_action()
    make_indicator(action, goal=1)
    publish(action)
    add_task(action, -1)
    assert progress_of(action).state == ActionState.LATE


def test_a_task_due_today_is_not_late():
    action = make_action()
    add_task(action, 0)
    assert progress_of(action).state == ActionState.NOT_STARTED


@pytest.mark.parametrize("count", [1, 3])
def test_the_matrix_reads_all_actions_with_six_queries(count, django_assert_num_queries):
    plan = make_plan()
    for number in range(count):
        action = make_action(plan, title=f"Acción {number}")
        make_indicator(action, goal=3)
        publish(action)
        add_task(action, 1)
    with django_assert_num_queries(6):
        rows = with_progress(actions_of(plan), today=TODAY)
        assert [row.numbers[0].value for row in rows] == [1] * count


def test_internal_actions_come_first_as_on_paper():
    plan = make_plan()
    make_action(plan, audience="external", title="B")
    make_action(plan, audience="internal", title="A")
    assert [action.title for action in actions_of(plan)] == ["A", "B"]


def test_my_tasks_are_mine_and_those_that_nobody_has():
    action, me, other = make_action(), make_communications(), make_leader()
    mine, nobodys = add_task(action, 1, person=me), add_task(action, 2)
    add_task(action, 3, person=other)
    assert list(open_tasks(person=me)) == [mine, nobodys]
    assert open_tasks().count() == 3
    assert list(open_tasks(until=TODAY + timedelta(days=1))) == [mine]
