"""The ranking of media: what it weighs, and what no answer can upset."""

from __future__ import annotations

from collections import Counter
from random import Random
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pregon.diagnosis.findings.ranking import points, rank_media, wilson
from pregon.diagnosis.findings.tally import FREQUENCIES, Cell, Opinion, Tally, count_opinions

MEDIA = ["website", "email", "radio", "poster"]

opinions = st.builds(
    Opinion,
    use=st.dictionaries(st.sampled_from(MEDIA), st.sampled_from(FREQUENCIES)),
    preferred=st.none() | st.lists(st.sampled_from(MEDIA), unique=True, min_size=1, max_size=3).map(tuple),
    trusted=st.none() | st.frozensets(st.sampled_from(MEDIA)),
    connection=st.sampled_from(["", "home", "mobile", "sometimes", "none"]),
)
many = st.lists(opinions, max_size=40)


def ranked(given_opinions: list[Opinion]) -> list[str]:
    return [each.medium for each in rank_media(count_opinions(given_opinions, MEDIA), MEDIA).media]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("radio", "daily", 1, 1), 100),
        (Cell("radio", "never", 0, 0), 0),
        (Cell("radio", "daily", 0, 0), 50),
        (Cell("radio", "", 1, -1), 100),
        (Cell("radio", "weekly", -1, -1), 70),
        (Cell("radio", "weekly", 2, -1), (50 * 70 + 30 * 67) / 80),
    ],
)
def test_a_person_gives_the_weighted_mean_of_what_was_answered(cell: Cell, expected: float) -> None:
    assert points(cell) == pytest.approx(expected)


def test_what_is_used_wins_over_what_is_only_trusted() -> None:
    people = [Opinion({"radio": "daily", "website": "never"}, ("radio",), frozenset({"website"}))] * 3
    result = rank_media(count_opinions(people, MEDIA), MEDIA)
    assert [each.medium for each in result.media[:2]] == ["radio", "website"]
    first = result.media[0]
    assert (first.rank, first.score, first.spread, first.weekly_share, first.first_share, first.trusted_share) == (
        1,
        80,
        0,
        1,
        1,
        0,
    )


def test_the_dispersion_is_that_of_the_people() -> None:
    people = [Opinion({"radio": use}) for use in ("never", "daily", "weekly")]
    radio = rank_media(count_opinions(people, MEDIA), MEDIA).media[0]
    assert radio.spread == pytest.approx(pstdev([0, 100, 70]))


def test_equal_media_keep_the_order_of_the_catalogue() -> None:
    assert ranked([]) == MEDIA
    assert ranked([Opinion(dict.fromkeys(MEDIA, "daily"))] * 4) == MEDIA


@given(many, st.randoms())
def test_the_order_of_the_answers_does_not_matter(people: list[Opinion], random: Random) -> None:
    shuffled = random.sample(people, len(people))
    one, other = count_opinions(people, MEDIA), count_opinions(shuffled, MEDIA)
    assert rank_media(one, MEDIA) == rank_media(other, MEDIA)
    assert one.as_json() == other.as_json()


@given(many)
def test_a_kept_tally_says_the_same(people: list[Opinion]) -> None:
    tally = count_opinions(people, MEDIA)
    again = Tally.from_json(tally.as_json())
    assert rank_media(again, MEDIA) == rank_media(tally, MEDIA)
    assert (again.sets, again.connection) == (tally.sets, tally.connection)


@given(many)
def test_numbers_stay_within_their_bounds(people: list[Opinion]) -> None:
    result = rank_media(count_opinions(people, MEDIA), MEDIA)
    assert [each.rank for each in result.media] == [1, 2, 3, 4]
    for each in result.media:
        assert 0 <= each.score <= 100
        assert 0 <= each.spread <= 50
        assert each.weekly <= each.asked_use <= each.n <= result.n <= len(people)
        assert 0 <= each.interval.low <= each.weekly_share <= each.interval.high <= 1 or each.asked_use == 0


@given(many, st.sampled_from(MEDIA))
def test_one_more_fervent_person_never_lowers_a_medium(people: list[Opinion], medium: str) -> None:
    fan = Opinion({**dict.fromkeys(MEDIA, "never"), medium: "daily"}, (medium,), frozenset({medium}))
    assert ranked([*people, fan]).index(medium) <= ranked(people).index(medium)


@given(many)
def test_everybody_twice_gives_the_same_order_with_less_doubt(people: list[Opinion]) -> None:
    once, twice = (rank_media(count_opinions(each, MEDIA), MEDIA) for each in (people, people * 2))
    assert [each.medium for each in once.media] == [each.medium for each in twice.media]
    for single, double in zip(once.media, twice.media, strict=True):
        narrow, wide = double.interval, single.interval
        assert narrow.high - narrow.low <= wide.high - wide.low + 1e-12


def test_the_interval_is_wilsons() -> None:
    found = wilson(7, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.397, 0.892)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)


def test_a_hundred_thousand_answers_are_counted_one_by_one() -> None:
    random = Random(7)  # noqa: S311

    def stream():  # type: ignore[no-untyped-def]
        for _number in range(100_000):
            yield Opinion({medium: random.choice(FREQUENCIES) for medium in MEDIA}, ("radio",))

    tally = count_opinions(stream(), MEDIA)
    assert (tally.n, len(tally.sets), len(tally.cells)) == (100_000, 16, 16)


def test_small_numbers_are_said() -> None:
    few = rank_media(Tally(29, Counter()), MEDIA)
    assert (few.is_small, rank_media(Tally(30, Counter()), MEDIA).is_small) == (True, False)
