"""Then and now."""

from pregon.diagnosis.findings.compare import compare
from pregon.diagnosis.findings.ranking import rank_media
from pregon.diagnosis.findings.tally import Opinion, count_opinions

MEDIA = ["website", "radio"]


def test_a_medium_that_rose_says_by_how_much() -> None:
    before = [Opinion({"website": "never", "radio": "daily"})] * 100
    now = [Opinion({"website": "daily", "radio": "never"})] * 80 + before[:20]
    then, today = (rank_media(count_opinions(people, MEDIA), MEDIA) for people in (before, now))
    website, radio = compare(today, then)
    assert (website.medium, website.places, website.points, website.may_be_chance) == ("website", 1, 80.0, False)
    assert (radio.medium, radio.places, radio.points) == ("radio", -1, -80.0)


def test_a_small_difference_may_be_chance() -> None:
    people = [Opinion({"website": "daily", "radio": "never"})] * 5 + [Opinion({"website": "never", "radio": "daily"})]
    now, then = rank_media(count_opinions(people, MEDIA), MEDIA), rank_media(count_opinions(people[1:], MEDIA), MEDIA)
    assert [change.may_be_chance for change in compare(now, then)] == [True, True]


def test_what_was_not_asked_before_has_no_difference() -> None:
    now = rank_media(count_opinions([], ["website", "chat"]), ["website", "chat"])
    then = rank_media(count_opinions([], MEDIA), MEDIA)
    assert [(change.medium, change.places) for change in compare(now, then)] == [
        ("website", 0),
        ("chat", None),
        ("radio", None),
    ]
