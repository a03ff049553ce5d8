"""Places and the photos that prove them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pregon.outreach.domain.prove import plan_placement, prove_with_upload, remove_placement
from pregon.outreach.domain.publish import approve, send_back, withdraw
from pregon.outreach.enums import State
from pregon.outreach.models import Placement, Rendition
from pregon.plans.public import Evidence, Fact
from tests.support.pictures import jpeg
from tests.support.pieces import make_approved, make_placement, make_proof, make_rendition, officer

pytestmark = pytest.mark.django_db


def total() -> int:
    return int(sum(Fact.objects.filter(measure="contents_published").values_list("amount", flat=True)))


def upload(placement: Placement, **changes: object) -> Evidence:
    values = {"placed_on": timezone.localdate(), "actor": officer(), "submission": "abc", **changes}
    photo = values.pop("photo", None) or SimpleUploadedFile("foto.jpg", jpeg())
    return prove_with_upload(placement, upload=photo, **values)


def test_the_first_photo_counts_the_content_and_proves_it() -> None:
    rendition = make_approved("poster")
    evidence = make_proof(make_placement(rendition))
    rendition.refresh_from_db()
    assert (rendition.state, total()) == (State.PROVED, 1)
    assert evidence.fact == Fact.objects.get()
    assert evidence.place == "Cartelera del hospital"


def test_further_photos_prove_the_same_content() -> None:
    rendition = make_approved("poster")
    proofs = [make_proof(make_placement(rendition, place)) for place in ("Hospital", "Parque", "Colegio")]
    assert {proof.fact for proof in proofs} == {Fact.objects.get()}
    assert total() == 1


@pytest.mark.parametrize("times", [2, 3])
def test_a_phone_that_sends_again_after_a_lost_answer_makes_one_proof(times: int) -> None:
    placement = make_placement(make_approved("poster"))
    assert len({upload(placement).pk for _ in range(times)}) == 1
    assert (Evidence.objects.count(), total()) == (1, 1)


def test_another_photo_of_a_proved_place_is_refused() -> None:
    placement = make_placement(make_approved("poster"))
    upload(placement)
    with pytest.raises(ValidationError, match="ya tiene su foto"):
        upload(placement, submission="def")


def test_what_is_not_approved_cannot_be_proved() -> None:
    with pytest.raises(ValidationError, match="aún no está aprobada"):
        upload(make_placement(make_rendition("poster")))
    assert Evidence.objects.count() == 0


def test_a_day_to_come_proves_nothing() -> None:
    with pytest.raises(ValidationError, match="no puede ser futura"):
        upload(make_placement(make_approved("poster")), placed_on=timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nota.txt", b"hola", "no es una foto. Elija una en JPG, PNG o WebP"),
        ("acta.pdf", b"%PDF-1.4 acta", "no es una foto"),
        ("foto.jpg", jpeg()[:200], "dañada"),
        ("vacia.jpg", b"", "vacío"),
    ],
)
def test_only_a_photo_is_a_proof_of_a_poster(name: str, content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words) as error:
        upload(make_placement(make_approved("poster")), photo=SimpleUploadedFile(name, content))
    assert set(error.value.message_dict) == {"photo"}
    assert (Rendition.objects.get().state, total()) == (State.APPROVED, 0)


def test_a_place_named_twice_is_one() -> None:
    rendition = make_approved("poster")
    assert make_placement(rendition) == make_placement(rendition, " Cartelera  del hospital ")


def test_a_place_named_again_with_another_day_is_explained() -> None:
    rendition = make_approved("poster")
    make_placement(rendition)
    with pytest.raises(ValidationError, match="ya está en la lista"):
        plan_placement(rendition, place="Cartelera del hospital", until=None, actor=officer())


def test_a_place_until_yesterday_is_refused() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        plan_placement(make_approved("poster"), place="Parque", until=yesterday, actor=officer())
    assert set(error.value.message_dict) == {"until"}


def test_a_place_without_photo_can_be_taken_off_and_one_with_photo_cannot() -> None:
    rendition = make_approved("poster")
    waiting, proved = make_placement(rendition, "Parque"), make_placement(rendition, "Colegio")
    make_proof(proved)
    remove_placement(waiting)
    with pytest.raises(ValidationError, match="no se borra"):
        remove_placement(Placement.objects.get())


def test_hung_again_after_a_withdrawal_the_same_place_is_proved_anew_and_counts_one() -> None:
    rendition = make_approved("poster")
    make_proof(make_placement(rendition))
    rendition.refresh_from_db()
    withdraw(rendition, actor=officer(), reason="Fecha equivocada")
    assert total() == 0
    send_back(rendition, actor=officer())
    approve(rendition, actor=officer())
    make_proof(make_placement(rendition))
    assert (total(), Evidence.objects.count()) == (1, 2)
