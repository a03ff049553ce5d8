"""The recommended mix: few media that reach nearly everybody."""

from __future__ import annotations

from hypothesis import given

from pregon.diagnosis.findings.mix import ENOUGH, Mix, Why, mix_from_answers, mix_from_assumptions
from pregon.diagnosis.findings.ranking import rank_media
from pregon.diagnosis.findings.tally import REACHED, Opinion, count_opinions

from .test_ranking import MEDIA, many

OFFLINE = {"radio", "poster"}


def mix_of(people: list[Opinion], *, needs_offline: bool = False) -> Mix:
    tally = count_opinions(people, MEDIA)
    ranking = rank_media(tally, MEDIA)
    return mix_from_answers(tally, ranking, main="website", offline=OFFLINE, needs_offline=needs_offline)


def uses(*media: str, times: int = 1) -> list[Opinion]:
    return [Opinion({medium: "daily" if medium in media else "never" for medium in MEDIA})] * times


def test_two_media_that_reach_all_are_enough() -> None:
    mix = mix_of(uses("radio", times=6) + uses("poster", times=3) + uses("radio", "poster", times=2))
    assert mix.media == ["radio", "poster", "website"]
    assert [pick.why for pick in mix.picks] == [(Why.BEST,), (Why.COVERS,), (Why.MAIN,)]
    assert (mix.reached, mix.missed, mix.share, [pick.adds for pick in mix.picks]) == (11, 0, 1, [8, 3, 0])


def test_whoever_uses_nothing_is_said_to_be_missed() -> None:
    mix = mix_of(uses("website", times=5) + uses(times=5))
    assert (mix.media, mix.reached, mix.missed) == (["website"], 5, 5)


def test_an_audience_without_connection_gets_one_medium_without_internet() -> None:
    people = uses("website", "email", times=19) + uses("radio", times=1)
    assert mix_of(people).media == ["website"]
    mix = mix_of(people, needs_offline=True)
    assert mix.media == ["website", "radio"]
    assert mix.picks[1].why == (Why.OFFLINE,)


def test_a_medium_that_later_ones_make_superfluous_goes() -> None:
    people = uses("email", "radio", times=3) + uses("email", "poster", times=3) + uses("radio", times=2)
    people += uses("poster", times=2) + uses("website", times=6)
    mix = mix_of(people)
    for medium in set(mix.media) - {"website", mix.media[0]}:
        rest = set(mix.media) - {medium}
        reached = sum(bool({each for each, use in one.use.items() if use in REACHED} & rest) for one in people)
        assert reached < ENOUGH * len(people)


@given(many)
def test_the_mix_reaches_nine_of_ten_or_everybody_who_uses_anything(people: list[Opinion]) -> None:
    mix = mix_of(people, needs_offline=True)
    asked = [one for one in people if one.use]
    used = [{medium for medium, use in one.use.items() if use in REACHED} for one in asked]
    reached = sum(bool(each & set(mix.media)) for each in used)
    assert (mix.n, mix.reached) == (len(asked), reached)
    assert reached >= ENOUGH * len(asked) or reached == sum(bool(each) for each in used)
    assert "website" in mix.media
    assert len(set(mix.media)) == len(mix.media)
    assert sum(pick.adds for pick in mix.picks) == reached


def test_without_answers_what_is_supposed_decides() -> None:
    mix = mix_from_assumptions({"website": 10, "email": 80, "radio": 40, "poster": 50}, main="website", offline=OFFLINE)
    assert mix.media == ["email", "website", "poster"]
    assert {Why.ASSUMED} <= {why for pick in mix.picks for why in pick.why}


def test_nothing_supposed_leaves_the_main_channel() -> None:
    assert mix_from_assumptions({"website": 0}, main="website", offline=OFFLINE).media == ["website"]
