"""The arithmetic of votes, for every number of members."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pregon.committee.enums import Choice, Majority, Outcome, Quorum
from pregon.committee.tally import Tally, count, is_certain, quorum_needed, result_of

votes = st.lists(st.sampled_from([choice.value for choice in Choice]), max_size=6)
majorities = st.sampled_from(list(Majority))
rules = st.sampled_from(list(Quorum))


@pytest.mark.parametrize(
    ("rule", "entitled", "needed"),
    [
        ("half", 1, 1),
        ("half", 4, 3),
        ("half", 5, 3),
        ("two_thirds", 5, 4),
        ("two_thirds", 6, 4),
        ("three_quarters", 5, 4),
        ("three_quarters", 8, 6),
        ("all", 7, 7),
    ],
)
def test_the_quorum_is_rounded_up(rule: str, entitled: int, needed: int) -> None:
    assert quorum_needed(rule, entitled) == needed


@given(rules, st.integers(0, 500))
def test_a_quorum_can_be_reached_by_whoever_is_entitled_and_never_by_nobody(rule: Quorum, entitled: int) -> None:
    needed = quorum_needed(rule, entitled)
    assert 1 <= needed <= max(1, entitled)
    assert needed >= quorum_needed(rule, max(0, entitled - 1))


@given(st.integers(1, 500))
def test_two_halves_plus_one_never_fit_into_one_committee(entitled: int) -> None:
    assert 2 * quorum_needed(Quorum.HALF_PLUS_ONE, entitled) > entitled


@given(votes)
def test_every_vote_is_counted_once(cast: list[str]) -> None:
    assert count(cast).voted == len(cast)


@pytest.mark.parametrize(
    ("tally", "majority", "result"),
    [
        (Tally(2, 1, 5), "simple", Outcome.APPROVED),
        (Tally(1, 2, 5), "simple", Outcome.REJECTED),
        (Tally(2, 2, 1), "simple", Outcome.DEFERRED),
        (Tally(0, 0, 3), "simple", Outcome.DEFERRED),
        (Tally(5, 0, 0), "absolute", Outcome.APPROVED),
        (Tally(4, 0, 0), "absolute", Outcome.REJECTED),
    ],
)
def test_the_result_of_a_vote_among_eight(tally: Tally, majority: str, result: Outcome) -> None:
    assert result_of(tally, majority=majority, entitled=8) == result


@given(votes, majorities, rules, st.integers(0, 3))
def test_a_result_is_certain_exactly_when_no_missing_vote_can_change_it(
    cast: list[str], majority: Majority, rule: Quorum, missing: int
) -> None:
    entitled = len(cast) + missing
    quorum = quorum_needed(rule, entitled)
    endings = {
        result_of(count([*cast, *rest]), majority=majority, entitled=entitled)
        # Whoever is missing may vote anything or not vote at all.
        for rest in _all_rests(missing)
    }
    certain = is_certain(count(cast), majority=majority, entitled=entitled, quorum=quorum)
    assert certain == (len(cast) >= quorum and len(endings) == 1)


def _all_rests(missing: int) -> list[list[str]]:
    ballots = [*(choice.value for choice in Choice), None]
    return [[ballot for ballot in rest if ballot] for rest in product(ballots, repeat=missing)]
