"""Places and photos, from a phone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.outreach.models import Placement, Rendition
from pregon.plans.public import Evidence, Fact
from tests.support.people import make_staff
from tests.support.pictures import jpeg
from tests.support.pieces import make_approved, make_piece, make_placement, make_proof, make_rendition, officer
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def servant() -> Client:
    """Anybody of the staff hangs posters."""
    return signed_in(make_staff())


def url_of(rendition: Rendition) -> str:
    return f"/oficina/difusion/canal/{rendition.pk}/calle/"


def send(client: Client, placement: Placement, *, content: bytes | None = None, quietly: bool = False, **changes: str):
    upload = SimpleUploadedFile("foto.jpg", jpeg() if content is None else content)
    data = {"photo": upload, "placed_on": timezone.localdate().isoformat(), "submission": "abc", **changes}
    headers = {"Accept": "application/json"} if quietly else {}
    return client.post(f"/oficina/difusion/lugar/{placement.pk}/foto/", data, headers=headers)


def test_a_place_is_added_and_waits_for_its_photo(servant: Client) -> None:
    rendition = make_approved("poster")
    answer = servant.post(url_of(rendition), {"place": "Plaza de mercado", "until": "2099-01-01"})
    assertRedirects(answer, f"{url_of(rendition)}#lugar-{Placement.objects.get().pk}", fetch_redirect_response=False)
    page = servant.get(url_of(rendition))
    assertContains(page, "Plaza de mercado")
    assertContains(page, 'capture="environment"')
    assertContains(page, "Hasta el 1 de enero de 2099")


@pytest.mark.parametrize(
    ("data", "name"), [({"place": ""}, "place"), ({"place": "Parque", "until": "2020-01-01"}, "until")]
)
def test_a_bad_place_is_explained_beside_its_field(servant: Client, data: dict, name: str) -> None:
    answer = servant.post(url_of(make_approved("poster")), data)
    assert (answer.status_code, list(answer.context["place_form"].errors)) == (422, [name])


def test_the_photo_proves_the_place_and_counts_the_content(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    send(servant, placement, note="Junto a la entrada")
    assert (Fact.objects.count(), Evidence.objects.get().note) == (1, "Junto a la entrada")
    assertContains(servant.get(url_of(placement.rendition)), "Foto del afiche en Cartelera del hospital")


def test_sent_twice_the_photo_is_one(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    answers = [send(servant, placement, quietly=True) for _ in range(2)]
    assert [answer.json() for answer in answers] == [{"place": "Cartelera del hospital"}] * 2
    assert (Evidence.objects.count(), Fact.objects.count()) == (1, 1)


@pytest.mark.parametrize("quietly", [True, False])
def test_a_bad_photo_is_explained(servant: Client, quietly: bool) -> None:
    answer = send(servant, make_placement(make_approved("poster")), content=b"nada", quietly=quietly)
    assertContains(answer, "no es una foto. Elija una en JPG, PNG o WebP.", status_code=422)


def test_without_a_photo_it_is_asked_for(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    answer = servant.post(f"/oficina/difusion/lugar/{placement.pk}/foto/", {"placed_on": "2026-01-01"})
    assertContains(answer, "Tome la foto del afiche", status_code=422)


def test_before_approval_places_are_noted_and_photos_wait(servant: Client) -> None:
    rendition = make_rendition("poster")
    make_placement(rendition)
    page = servant.get(url_of(rendition))
    assertContains(page, "aún no está aprobado")
    assertNotContains(page, 'type="file"')


def test_a_place_without_photo_is_taken_off(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    servant.post(f"/oficina/difusion/lugar/{placement.pk}/quitar/")
    assert Placement.objects.count() == 0


def test_the_photo_is_seen_by_staff_and_by_nobody_else(servant: Client, client: Client) -> None:
    evidence = make_proof(make_placement(make_approved("poster")))
    url = f"/oficina/plan/evidencias/{evidence.pk}/archivo/"
    assert servant.get(url)["Content-Type"] == "image/jpeg"
    assert client.get(url).status_code == 302


def test_news_hang_nowhere(servant: Client) -> None:
    assert servant.get(url_of(make_approved())).status_code == 404


def test_what_must_be_hung_stands_in_today_until_it_is_proved() -> None:
    rendition, office = make_approved("poster", title="Feria"), signed_in(officer())
    assertContains(office.get("/oficina/?de=todas"), "Poner y fotografiar: Feria")
    make_proof(make_placement(rendition))
    assertNotContains(office.get("/oficina/?de=todas"), "Poner y fotografiar: Feria")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_place_as_with_three(
    servant: Client, rows: int, django_assert_num_queries
) -> None:
    rendition = make_approved("poster")
    for number in range(rows):
        make_placement(rendition, f"Vereda {number}")
        make_proof(make_placement(rendition, f"Escuela {number}"))
    servant.get(url_of(rendition))
    with django_assert_num_queries(15):
        servant.get(url_of(rendition))


def test_a_stranger_is_sent_to_the_door(client: Client) -> None:
    rendition = make_piece("poster").renditions.get()
    for url in (url_of(rendition), f"/oficina/difusion/{rendition.piece_id}/", "/oficina/difusion/"):
        answer = client.get(url)
        assert (answer.status_code, answer["Location"].startswith("/cuenta/login/")) == (302, True)


def correcting(placement: Placement, **changes: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"place": placement.place, "placed_on": today, "until": "", "taken_down_on": "", "note": "", **changes}


def test_one_press_says_that_it_hangs_there_no_more(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    servant.post(f"/oficina/difusion/lugar/{placement.pk}/quitado/")
    page = servant.get(url_of(placement.rendition))
    assertContains(page, "Quitado el")
    assertNotContains(page, "Ya lo quité")


def test_whoever_sent_the_photo_corrects_it_and_others_do_not(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    url = f"/oficina/difusion/lugar/{placement.pk}/corregir/"
    assertRedirects(servant.get(url), "/oficina/", fetch_redirect_response=False)
    assertNotContains(servant.get(url_of(placement.rendition)), url)
    sender = signed_in(officer())
    assertContains(sender.get(url_of(placement.rendition)), url)
    assertContains(sender.get(url), "Es la única prueba")
    sender.post(url, correcting(placement, place="Parque", note="Junto a la fuente"))
    placement.refresh_from_db()
    assert (placement.place, placement.evidence.note) == ("Parque", "Junto a la fuente")


def test_a_bad_correction_is_explained_beside_its_field() -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    url = f"/oficina/difusion/lugar/{placement.pk}/corregir/"
    answer = signed_in(officer()).post(url, correcting(placement, taken_down_on="2020-01-01"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["taken_down_on"])


def test_a_proof_is_taken_back_with_its_reason() -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    client, url = signed_in(officer()), f"/oficina/difusion/lugar/{placement.pk}/quitar-foto/"
    assertContains(client.post(url, {"reason": ""}), "Por qué se quita la foto", status_code=422)
    client.post(url, {"reason": "Era de otro municipio"})
    assertContains(client.get(url_of(placement.rendition)), "Tomar la foto")
    assert (Evidence.objects.count(), sum(Fact.objects.values_list("amount", flat=True))) == (0, 0)


def test_a_place_without_photo_has_nothing_to_correct() -> None:
    placement = make_placement(make_approved("poster"))
    assert signed_in(officer()).get(f"/oficina/difusion/lugar/{placement.pk}/corregir/").status_code in (302, 404)


def test_on_its_last_day_a_poster_stands_in_today(servant: Client) -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    assertNotContains(servant.get("/oficina/?de=todas"), "Quitar el afiche")
    Placement.objects.update(until=timezone.localdate())
    assertContains(servant.get("/oficina/?de=todas"), "Quitar el afiche: Cartelera del hospital")
    servant.post(f"/oficina/difusion/lugar/{placement.pk}/quitado/")
    assertNotContains(servant.get("/oficina/?de=todas"), "Quitar el afiche")
