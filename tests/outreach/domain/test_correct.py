"""Putting right what was noted in the street."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from pregon.files.public import StoredFile
from pregon.outreach.domain.correct import correct_proof, remove_proof, take_down
from pregon.outreach.domain.publish import withdraw
from pregon.outreach.enums import State
from pregon.outreach.models import Placement, Rendition
from pregon.outreach.queries import placements_to_take_down
from pregon.plans.public import Evidence, Fact
from tests.support.pictures import jpeg
from tests.support.pieces import make_approved, make_placement, make_proof, officer

pytestmark = pytest.mark.django_db


def total() -> int:
    return int(sum(Fact.objects.filter(measure="contents_published").values_list("amount", flat=True)))


def proved(*places: str) -> list[Placement]:
    rendition = make_approved("poster")
    placements = [make_placement(rendition, place) for place in places]
    for placement in placements:
        make_proof(placement)
    return list(Placement.objects.all())


def correct(placement: Placement, **changes: object) -> Placement:
    today = timezone.localdate()
    values = {"place": placement.place, "placed_on": today, "until": None, "taken_down_on": None, "note_text": ""}
    return correct_proof(placement, actor=officer(), **{**values, **changes})


def verbs() -> list[str]:
    entries = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    return [entry.removeprefix("plans.") for entry in entries]


def test_the_last_proof_taken_back_takes_the_content_out_of_the_count() -> None:
    [placement] = proved("Parque")
    placement = remove_proof(placement, actor=officer(), reason="No era este parque")
    assert (Rendition.objects.get().state, total()) == (State.APPROVED, 0)
    assert (Evidence.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert "remove_proof" in verbs()
    make_proof(placement)
    assert (Rendition.objects.get().state, total()) == (State.PROVED, 1)


def test_while_another_proof_is_left_the_content_counts() -> None:
    first, __ = proved("Parque", "Colegio")
    remove_proof(first, actor=officer(), reason="Borrosa")
    assert (Rendition.objects.get().state, total(), Evidence.objects.count()) == (State.PROVED, 1, 1)


def test_the_places_that_wait_are_kept_when_the_last_proof_goes() -> None:
    [placement] = proved("Parque")
    make_placement(Rendition.objects.get(), "Colegio")
    remove_proof(placement, actor=officer(), reason="Borrosa")
    outing = Rendition.objects.get().outing
    assert list(Placement.objects.values_list("place", "outing")) == [("Parque", outing), ("Colegio", outing)]


def test_taking_a_proof_back_asks_why() -> None:
    [placement] = proved("Parque")
    with pytest.raises(ValidationError) as error:
        remove_proof(placement, actor=officer(), reason=" ")
    assert (set(error.value.message_dict), total()) == ({"reason"}, 1)


def test_the_bytes_of_a_photo_are_gone_with_it(django_capture_on_commit_callbacks) -> None:
    [placement] = proved("Parque")
    file = placement.evidence.file.file
    with django_capture_on_commit_callbacks(execute=True):
        remove_proof(placement, actor=officer(), reason="Se ve una niña")
    assert not file.storage.exists(file.name)


def test_another_photo_takes_the_place_of_the_wrong_one_and_counts_no_more() -> None:
    [placement] = proved("Parque")
    old = placement.evidence.file_id
    correct(placement, place="Coliseo", note_text="Puerta norte", upload=SimpleUploadedFile("a.jpg", jpeg((90, 60))))
    evidence = Evidence.objects.get()
    assert (evidence.place, evidence.note, total()) == ("Coliseo", "Puerta norte", 1)
    assert not StoredFile.objects.filter(pk=old).exists()
    assert "correct_proof" in verbs()


def test_a_place_is_not_corrected_into_another_one_of_the_list() -> None:
    first, __ = proved("Parque", "Colegio")
    with pytest.raises(ValidationError, match="ya está en la lista"):
        correct(first, place="Colegio")


@pytest.mark.parametrize(
    ("name", "days", "words"),
    [
        ("placed_on", 1, "no puede ser futura"),
        ("taken_down_on", 1, "no puede ser futura"),
        ("taken_down_on", -1, "anterior"),
    ],
)
def test_days_that_cannot_be_are_refused_by_field(name: str, days: int, words: str) -> None:
    [placement] = proved("Parque")
    with pytest.raises(ValidationError, match=words) as error:
        correct(placement, **{name: timezone.localdate() + timedelta(days=days)})
    assert set(error.value.message_dict) == {name}


def test_taken_down_twice_the_first_day_stays_and_the_count_too() -> None:
    [placement] = proved("Parque")
    for _ in range(2):
        take_down(placement, actor=officer(), on=timezone.localdate())
    assert (Placement.objects.get().taken_down_on, total()) == (timezone.localdate(), 1)
    assert verbs().count("take_down") == 1


def test_what_is_not_proved_is_not_taken_down() -> None:
    with pytest.raises(ValidationError, match="no tiene foto"):
        take_down(make_placement(make_approved("poster")), actor=officer(), on=timezone.localdate())


def test_what_hangs_beyond_its_day_or_was_withdrawn_is_to_be_taken_down() -> None:
    today = timezone.localdate()
    first, second = proved("Parque", "Colegio")
    assert list(placements_to_take_down(today)) == []
    Placement.objects.filter(pk=first.pk).update(until=today)
    assert list(placements_to_take_down(today)) == [first]
    withdraw(Rendition.objects.get(), actor=officer(), reason="Error")
    take_down(first, actor=officer(), on=today)
    assert list(placements_to_take_down(today)) == [second]
