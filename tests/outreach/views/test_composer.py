"""Writing: by buttons, and saved by itself."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects
from wagtail.images import get_image_model

from pregon.outreach.domain.publish import publish
from pregon.outreach.enums import State
from pregon.outreach.fingerprint import piece_stamp
from pregon.outreach.models import Piece
from pregon.plans.public import Tactic
from tests.support.people import make_staff
from tests.support.pictures import jpeg
from tests.support.pieces import make_approved, make_author, make_piece, make_rendition, officer
from tests.support.plans import make_action
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

TEXT = {"title": "Feria de empleo", "summary": "El sábado en el parque.", "body": "Lleve su hoja de vida."}


@pytest.fixture
def office() -> Client:
    return signed_in(officer())


def compose_url() -> str:
    return f"/oficina/difusion/nueva/{make_action().pk}/"


def url_of(piece: Piece) -> str:
    return f"/oficina/difusion/{piece.pk}/"


def fields(piece: Piece, **changes: object) -> dict[str, object]:
    """What the form would send back of a stored piece."""
    kinds = list(piece.renditions.values_list("channel", flat=True))
    values = {"title": piece.title, "summary": piece.summary, "body": piece.body, "picture_alt": piece.picture_alt}
    return {**values, "channels": kinds, "stamp": piece_stamp(piece), **changes}


def save_quietly(office: Client, url: str, data: dict[str, object]) -> HttpResponse:
    """As the page's own program does."""
    return office.post(url, data, headers={"Accept": "application/json"})


def test_the_action_is_chosen_from_the_plan(office: Client) -> None:
    action = make_action(title="Visitar las veredas")
    assertContains(office.get("/oficina/difusion/nueva/"), "Visitar las veredas")
    assertRedirects(office.get(f"/oficina/difusion/nueva/?accion={action.pk}"), f"/oficina/difusion/nueva/{action.pk}/")
    assertContains(office.get("/oficina/difusion/nueva/?accion="), "Elija una acción de la lista")


def test_the_channels_of_the_actions_tactics_are_marked_already(office: Client) -> None:
    action = make_action()
    for channel in ("poster", "radio"):
        Tactic.objects.create(action=action, text=channel, channel=channel)
    rows = office.get(f"/oficina/difusion/nueva/{action.pk}/").context["channel_rows"]
    assert [row["channel"].kind for row in rows if row["checked"]] == ["poster"]


def test_a_new_piece_leads_to_its_own_page(office: Client) -> None:
    answer = office.post(compose_url(), {**TEXT, "channels": ["website", "banner"]})
    assertRedirects(answer, url_of(Piece.objects.get()))
    assert Piece.objects.get().renditions.count() == 2


def test_a_double_click_makes_one_piece(office: Client) -> None:
    url = compose_url()
    for _ in range(2):
        office.post(url, {**TEXT, "channels": ["website"], "submission": "abc"})
    assert Piece.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 111}, "title"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"starts_on": "2026-03-02", "ends_on": "2026-03-01"}, "ends_on"),
    ],
)
def test_an_error_stands_beside_its_field_and_the_text_stays(office: Client, change: dict, name: str) -> None:
    answer = office.post(compose_url(), {**TEXT, **change})
    assert list(answer.context["form"].errors) == [name]
    assertContains(answer, "Lleve su hoja de vida.", status_code=422)
    assert Piece.objects.count() == 0


def test_it_saves_by_itself_and_answers_what_changed(office: Client) -> None:
    answer = save_quietly(office, compose_url(), {**TEXT, "channels": ["website", "poster"], "submission": "abc"})
    told, piece = answer.json(), Piece.objects.get()
    assert (told["url"], told["stamp"], told["errors"]) == (url_of(piece), piece_stamp(piece), {})
    assert told["channels"] == ["website", "poster"]
    assert told["saved"].startswith("Guardado a las")
    assert 'id="poster"' in told["panel"]


def test_saving_by_itself_tells_the_errors_by_field(office: Client) -> None:
    answer = save_quietly(office, compose_url(), {**TEXT, "summary": ""})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["summary"])


def test_the_second_of_two_editors_gets_both_texts(office: Client) -> None:
    piece = make_piece(title="Primero")
    mine = fields(piece, title="Lo mío")
    signed_in(make_author()).post(url_of(piece), fields(piece, title="De la otra persona"))
    answer = office.post(url_of(piece), mine)
    for text in ("De la otra persona", "Lo mío", "Esto cambió mientras usted escribía", "Lo guardó otra persona"):
        assertContains(answer, text, status_code=409)
    assert Piece.objects.get().title == "De la otra persona"
    office.post(url_of(piece), {**mine, "stamp": answer.context["stamp"]})
    assert Piece.objects.get().title == "Lo mío"


@pytest.mark.parametrize("quietly", [True, False])
def test_who_saved_in_another_tab_is_told_that_it_was_oneself(office: Client, quietly: bool) -> None:
    piece = make_piece(title="Primero")
    mine = fields(piece, title="Lo mío")
    save_quietly(office, url_of(piece), fields(piece, title="En la otra pestaña"))
    if quietly:
        words = save_quietly(office, url_of(piece), mine).json()["conflict"]
    else:
        words = office.post(url_of(piece), mine).content.decode()
    assert "Usted guardó otros cambios en otra pestaña" in words
    assert "otra persona" not in words


def test_saving_by_itself_is_told_of_the_other_editor_too(office: Client) -> None:
    piece = make_piece(title="Primero")
    mine = fields(piece, title="Lo mío")
    office.post(url_of(piece), fields(piece, title="De la otra persona"))
    answer = save_quietly(office, url_of(piece), mine)
    assert answer.status_code == 409
    assert "De la otra persona" in answer.json()["conflict"]
    assert Piece.objects.get().title == "De la otra persona"


def test_a_photo_is_written_anew_and_belongs_to_the_piece(office: Client) -> None:
    piece = make_piece()
    upload = SimpleUploadedFile("Parque Principal.JPG", jpeg((3000, 2000)))
    office.post(url_of(piece), fields(piece, picture_file=upload, picture_alt="El parque"))
    picture = Piece.objects.get().picture
    with Image.open(picture.file) as stored:
        assert (stored.size, dict(stored.getexif())) == ((2000, 1333), {})
    assert picture.uploaded_by_user == officer()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("virus.jpg", b"MZ\x90\x00" * 50, "no es una foto"),
        ("acta.jpg", b"%PDF-1.4 acta", "no es una foto"),
        ("rota.jpg", jpeg()[:200], "dañada"),
        ("vacia.jpg", b"", "vacío"),
    ],
)
def test_the_text_is_saved_when_the_photo_fails(office: Client, name: str, content: bytes, words: str) -> None:
    piece = make_piece()
    data = fields(piece, title="El texto nuevo", picture_file=SimpleUploadedFile(name, content))
    answer = office.post(url_of(piece), data)
    assertContains(answer, words, status_code=422)
    assert (Piece.objects.get().title, Piece.objects.get().picture) == ("El texto nuevo", None)


def test_a_new_piece_is_kept_when_its_photo_fails(office: Client) -> None:
    answer = office.post(compose_url(), {**TEXT, "picture_file": SimpleUploadedFile("x.jpg", b"x")})
    assertContains(answer, f'action="{url_of(Piece.objects.get())}"', status_code=422)


def test_saving_by_itself_keeps_the_text_and_tells_of_the_photo(office: Client) -> None:
    piece = make_piece()
    data = fields(piece, title="El texto nuevo", picture_file=SimpleUploadedFile("x.jpg", b"x"))
    told = save_quietly(office, url_of(piece), data).json()
    assert list(told["errors"]) == ["picture_file"]
    assert told["stamp"] == piece_stamp(Piece.objects.get(title="El texto nuevo"))


def test_a_photo_of_the_library_is_chosen_and_taken_off(office: Client, picture) -> None:
    piece = make_piece()
    office.post(url_of(piece), fields(piece, picture_choice=picture.pk))
    assert Piece.objects.get().picture == picture
    office.post(url_of(piece), fields(Piece.objects.get(), picture_choice=""))
    assert Piece.objects.get().picture == picture
    office.post(url_of(piece), fields(Piece.objects.get(), picture_choice="ninguna"))
    assert Piece.objects.get().picture is None
    assert get_image_model().objects.count() == 1


def test_a_photo_that_is_gone_is_explained(office: Client) -> None:
    piece = make_piece()
    answer = save_quietly(office, url_of(piece), fields(piece, picture_choice="99"))
    assert list(answer.json()["errors"]) == ["picture_choice"]


def test_each_channel_shows_its_limits_and_what_it_lacks(office: Client) -> None:
    page = office.get(url_of(make_piece("website", "email", title="T" * 62, body="")))
    assertContains(page, "62 de 110 letras")
    assertContains(page, "el resumen solo no basta en el sitio")
    assertContains(page, "Elija a quién va")


def test_a_title_that_had_to_be_cut_is_pointed_out(office: Client) -> None:
    assertContains(office.get(url_of(make_piece("banner", title="palabra " * 13))), "se recortó para este canal")


def test_a_piece_changed_after_approval_says_what_goes_out(office: Client) -> None:
    rendition = make_approved()
    office.post(url_of(rendition.piece), fields(rendition.piece, title="Cambio tardío"))
    assertContains(office.get(url_of(rendition.piece)), "La pieza cambió después de aprobarla")


def test_text_that_waits_for_approval_goes_back_to_draft_when_it_changes(office: Client) -> None:
    rendition = make_rendition()
    office.post(f"/oficina/difusion/canal/{rendition.pk}/paso/", {"step": "submit"})
    office.post(url_of(rendition.piece), fields(rendition.piece, title="Cambio"))
    rendition.refresh_from_db()
    assert rendition.state == State.DRAFT


def test_who_may_only_look_reads_it_without_a_form() -> None:
    page = signed_in(make_staff()).get(url_of(make_piece(summary="El sábado en el parque.")))
    assertContains(page, "El sábado en el parque.")
    assertNotContains(page, "data-composer")
    assertNotContains(page, 'name="step"')


@pytest.mark.parametrize("path", ["nueva/", "nueva/1/"])
def test_who_may_not_write_is_refused(path: str) -> None:
    make_action(pk=1)
    answer = signed_in(make_staff()).get(f"/oficina/difusion/{path}")
    assertRedirects(answer, "/oficina/", fetch_redirect_response=False)


def test_who_may_not_write_saves_nothing() -> None:
    piece = make_piece(title="Como estaba")
    save_quietly(signed_in(make_staff()), url_of(piece), fields(piece, title="Intruso"))
    assert Piece.objects.get().title == "Como estaba"


def test_the_page_of_the_action_offers_to_write_for_it(office: Client) -> None:
    action = make_action()
    assertContains(office.get(f"/oficina/plan/acciones/{action.pk}/"), f'href="/oficina/difusion/nueva/{action.pk}/"')


@pytest.mark.parametrize("channels", [["website"], ["website", "banner", "email"]])
def test_no_style_and_no_script_is_written_into_the_page(office: Client, channels: list[str]) -> None:
    html = office.get(url_of(make_piece(*channels))).content.decode()
    page = html[html.index('class="o-page') :]
    assert ("style=" in page, "onclick=" in page) == (False, False)


def test_what_the_form_sends_is_json_safe(office: Client) -> None:
    told = save_quietly(office, compose_url(), {**TEXT, "title": "</script><b>Feria</b>"}).content
    assert json.loads(told)["errors"] == {}
    assert "<b>Feria</b>" not in json.loads(told)["panel"]


@pytest.mark.parametrize("kinds", [("website",), ("website", "banner", "poster")])
def test_the_author_asks_for_approval_and_the_officer_approves(kinds: tuple[str, ...]) -> None:
    piece = make_piece(*kinds)
    assertContains(signed_in(make_author()).get(url_of(piece)), "Pedir aprobación")
    assertContains(signed_in(officer()).get(url_of(piece)), "Revise y apruebe")


def test_a_piece_changed_after_it_went_out_says_how_to_change_what_is_out(office: Client) -> None:
    rendition = make_approved()
    publish(rendition, actor=officer())
    assertContains(office.get(url_of(rendition.piece)), "Ya salió por todos los canales")
    office.post(url_of(rendition.piece), fields(rendition.piece, title="Cambio tardío"))
    assertContains(office.get(url_of(rendition.piece)), "cambió después de salir por este canal")


def test_the_passing_of_days_is_no_change_of_a_banner(office: Client) -> None:
    rendition = make_approved("banner")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assertNotContains(signed_in(officer()).get(url_of(rendition.piece)), "La pieza cambió")
        rendition.piece.ends_on = timezone.localdate()
        rendition.piece.save()
        assertContains(signed_in(officer()).get(url_of(rendition.piece)), "La pieza cambió")


def test_a_draft_is_deleted_after_one_question(office: Client) -> None:
    piece = make_piece("website")
    url = f"/oficina/difusion/{piece.pk}/borrar/"
    assertContains(office.get(f"/oficina/difusion/{piece.pk}/"), url)
    assertContains(office.get(url), "¿Borrar esta pieza?")
    assertRedirects(office.post(url), "/oficina/difusion/")
    assert not Piece.objects.exists()


def test_what_went_out_offers_no_deleting(office: Client) -> None:
    rendition = make_approved("website")
    publish(rendition, actor=officer())
    url = f"/oficina/difusion/{rendition.piece_id}/borrar/"
    assertNotContains(office.get(f"/oficina/difusion/{rendition.piece_id}/"), url)
    assertRedirects(office.post(url), f"/oficina/difusion/{rendition.piece_id}/")
    assert Piece.objects.exists()


def test_who_only_reads_deletes_nothing() -> None:
    piece = make_piece("website")
    signed_in(make_staff()).post(f"/oficina/difusion/{piece.pk}/borrar/")
    assert Piece.objects.exists()


def test_a_copy_says_the_same_for_the_same_channels_and_leaves_the_days_open(office: Client, picture) -> None:
    day = timezone.localdate()
    original = make_piece("website", "poster", picture=picture, picture_alt="La plaza", place="Plaza", starts_on=day)
    url = f"/oficina/difusion/nueva/{original.action_id}/?copia={original.pk}"
    page = office.get(url)
    assertContains(page, f'action="{url}"')
    form = page.context["form"]
    assert (form["title"].value(), form["starts_on"].value()) == (original.title, None)
    assert form["channels"].value() == ["website", "poster"]
    data = {name: form[name].value() or "" for name in ("title", "summary", "body", "picture_alt", "link", "place")}
    office.post(url, {**data, "channels": ["website"], "submission": "copia"})
    copy = Piece.objects.exclude(pk=original.pk).get()
    assert (copy.title, copy.picture, copy.place) == (original.title, picture, "Plaza")


@pytest.mark.parametrize("number", ["0", "99999", "x", "-1", "9" * 40])
def test_a_copy_of_nothing_is_not_found_or_an_empty_piece(office: Client, number: str) -> None:
    assert office.get(f"{compose_url()}?copia={number}").status_code in (200, 404)
