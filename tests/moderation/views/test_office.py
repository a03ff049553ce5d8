"""The moderators' screens."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pregon.delivery.models import Mailing
from pregon.files.models import StoredFile
from pregon.moderation.domain.blocking import block_person
from pregon.moderation.domain.digest import send_moderation_digest
from pregon.moderation.domain.moderating import appeal, hide
from pregon.moderation.domain.reporting import report
from pregon.moderation.models import Act, Appeal, Block, Comment, Thread
from pregon.people.public import Role, User
from tests.support.comments import make_participant, say
from tests.support.people import make_communications, make_leader, make_person, make_staff
from tests.support.pictures import jpeg
from tests.support.staff import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.moderation.urls")]

TRAY = "/oficina/moderacion/"
SPAM = "Compre ya www.barato.example"


@pytest.fixture
def officer() -> User:
    return make_communications()


@pytest.fixture
def desk(officer: User) -> Client:
    return signed_in(officer)


def spam(count: int, start: int = 0) -> list[Comment]:
    people = [make_participant(f"s{n}@spam.example", "Vendedor") for n in range(start, start + count)]
    return [say(f"{SPAM}/{n} oferta {n}", by=each) for n, each in enumerate(people)]


def test_what_waits_is_published_or_hidden_from_the_tray(desk: Client):
    good, bad = say("Vea www.escuela.example"), spam(1)[0]
    page = desk.get(TRAY).content.decode()
    assert "Vea www.escuela.example" in page and "Es su primer aporte y tiene un enlace." in page and "Tema 1" in page
    desk.post(f"{TRAY}aportes/{good.pk}/publicar/")
    desk.post(f"{TRAY}aportes/{bad.pk}/ocultar/", {"reason": "advertising", "note": "Vende celulares"})
    assert list(Comment.objects.order_by("pk").values_list("state", "hide_reason")) == [
        ("visible", ""),
        ("hidden", "advertising"),
    ]
    assert "No hay nada que decidir aquí" in desk.get(TRAY).content.decode()
    assert Act.objects.filter(note="Vende celulares").get().is_public


def test_the_author_hears_of_it_by_mail_with_a_personal_link(desk: Client):
    comment = say()
    desk.post(f"{TRAY}aportes/{comment.pk}/ocultar/", {"reason": "off_topic"})
    mailing = Mailing.objects.get()
    assert mailing.messages.get().address == "ana@vereda.example"
    assert "Motivo: No trata de este tema." in mailing.text and "/participa/aporte/" in mailing.text
    assert comment.body not in mailing.text


def test_texts_that_are_alike_are_one_line_and_go_with_one_press(desk: Client):
    spam(12)
    say("Vea www.escuela.example")
    page = desk.get(TRAY).content.decode()
    assert page.count('class="o-card"') == 2 and "12 iguales de 12 personas" in page
    first = Comment.objects.order_by("pk").first()
    answer = desk.post(f"{TRAY}aportes/{first.pk}/ocultar/", {"reason": "advertising", "todos": "1"}, follow=True)
    assert "12 aportes ocultos." in answer.content.decode()
    assert Thread.objects.get().hidden == 12


def test_a_reason_is_needed_and_a_second_press_changes_nothing(desk: Client):
    comment = say()
    address = f"{TRAY}aportes/{comment.pk}/ocultar/"
    assert "Elija el motivo" in desk.post(address, {"reason": "porque-si"}, follow=True).content.decode()
    desk.post(address, {"reason": "insults"})
    assert (
        "Otra persona ya lo había decidido" in desk.post(address, {"reason": "insults"}, follow=True).content.decode()
    )
    assert Act.objects.count() == 1


def test_a_report_is_read_and_the_comment_let_stand(desk: Client):
    comment = say()
    report(comment=comment, reason="insults", note="Me ofende", device="d1", network="n1")
    page = desk.get(f"{TRAY}?ver=reportados").content.decode()
    assert "Insulta, amenaza o discrimina: Me ofende" in page
    desk.post(f"{TRAY}aportes/{comment.pk}/publicar/")
    comment.refresh_from_db()
    assert (comment.state, comment.open_reports) == ("visible", 0)
    assert not Act.objects.get().is_public


def test_an_appeal_is_decided_by_another_person(officer: User, desk: Client):
    comment = say()
    other = signed_in(make_leader())
    hide(comment, reason="insults", actor=officer)
    made = appeal(comment, text="No insulté a nadie")
    assert "debe decidir otra persona" in desk.get(f"{TRAY}?ver=apelaciones").content.decode()
    assert desk.post(f"{TRAY}apelaciones/{made.pk}/", {"decision": "publicar", "answer": "Sí"}).status_code == 302
    assert Appeal.objects.get().decided_at is None
    assert "Darle la razón" in other.get(f"{TRAY}?ver=apelaciones").content.decode()
    other.post(f"{TRAY}apelaciones/{made.pk}/", {"decision": "publicar", "answer": ""})
    assert Appeal.objects.get().decided_at is None
    other.post(f"{TRAY}apelaciones/{made.pk}/", {"decision": "publicar", "answer": "Tiene razón {name}"})
    comment.refresh_from_db()
    assert (comment.state, Appeal.objects.get().is_granted) == ("visible", True)
    assert "Tiene razón (name)" in Mailing.objects.latest("pk").text


def test_where_there_is_one_moderator_the_same_person_decides(officer: User, desk: Client):
    comment = say()
    hide(comment, reason="insults", actor=officer)
    made = appeal(comment, text="No insulté a nadie")
    desk.post(f"{TRAY}apelaciones/{made.pk}/", {"decision": "ocultar", "answer": "Sí hay un insulto"})
    comment.refresh_from_db()
    assert (comment.state, Appeal.objects.get().is_granted) == ("hidden", False)


def test_a_person_is_found_blocked_and_all_their_words_hidden(desk: Client):
    comment = say()
    page = desk.get(f"{TRAY}personas/?texto=gómez").content.decode()
    assert "Ana Gómez" in page
    assert "Ana Gómez" in desk.get(f"{TRAY}personas/?texto=ana@vereda.example").content.decode()
    assert "Nadie con ese nombre" in desk.get(f"{TRAY}personas/?texto=@vereda.ex").content.decode()
    person = f"{TRAY}personas/{comment.author_id}/"
    assert "ana@vereda.example" not in desk.get(person).content.decode()
    desk.post(f"{person}bloquear/", {"reason": "insults", "days": "7", "ocultar": "1"})
    comment.refresh_from_db()
    assert comment.state == "hidden"
    assert "no puede opinar hasta el" in desk.get(person).content.decode()
    block = Block.objects.filter(kind="author").get()
    desk.post(f"{TRAY}bloqueos/{block.pk}/terminar/")
    assert "Terminado antes" in desk.get(f"{TRAY}bloqueos/").content.decode()


def test_a_network_is_blocked_for_a_day_from_a_comment(desk: Client):
    comment = say(network="n1")
    desk.post(f"{TRAY}aportes/{comment.pk}/bloquear-red/", {"reason": "advertising"})
    assert Block.objects.get().mark == "n1"


def test_the_municipality_answers_from_the_comment(desk: Client):
    comment = say()
    address = f"{TRAY}aportes/{comment.pk}/"
    assert desk.post(address, {"text": "", "form_key": "k"}).status_code == 422
    for _press in range(2):
        desk.post(address, {"text": "Ya hay presupuesto", "form_key": "k"})
    answer = Comment.objects.get(official=True)
    assert (answer.parent, answer.name) == (comment, "Alcaldía de Segovia")
    public = Client().get("/prueba/1/").content.decode()
    assert "Respuesta oficial" in public and "Ya hay presupuesto" in public


def test_an_official_answer_is_taken_back_and_a_citizens_comment_is_not(desk: Client):
    comment = say()
    desk.post(f"{TRAY}aportes/{comment.pk}/", {"text": "Ya hay presupuesto", "form_key": "k"})
    answer = Comment.objects.get(official=True)
    desk.post(f"{TRAY}aportes/{answer.pk}/ocultar/", {"reason": "insults"})
    desk.post(f"{TRAY}aportes/{comment.pk}/retirar/")
    assert set(Comment.objects.values_list("state", flat=True)) == {"visible"}
    desk.post(f"{TRAY}aportes/{answer.pk}/retirar/")
    assert "Ya hay presupuesto" not in Client().get("/prueba/1/").content.decode()


def test_a_paper_is_typed_with_its_photo_which_only_the_team_sees(desk: Client):
    address = f"{TRAY}papel/sample/1/"
    values = {"name": "Rosa Mejía", "text": "Falta agua en la vereda", "contact": "", "form_key": "p1"}
    assert desk.post(address, values).status_code == 422
    for _press in range(2):
        photo = SimpleUploadedFile("papel.jpg", jpeg((300, 200)), "image/jpeg")
        assert desk.post(address, {**values, "scan": photo}).status_code == 302
    comment = Comment.objects.get()
    assert StoredFile.objects.count() == 1
    assert (comment.origin, comment.state) == ("paper", "visible")
    assert "Entregado en papel" in Client().get("/prueba/1/").content.decode()
    scan = f"{TRAY}aportes/{comment.pk}/papel/"
    assert desk.get(scan)["Content-Type"] == "image/jpeg"
    assert Client().get(scan).status_code == 302


def test_a_paper_with_a_wrong_contact_says_so_beside_the_field(desk: Client):
    photo = SimpleUploadedFile("papel.jpg", jpeg((300, 200)), "image/jpeg")
    values = {"name": "Rosa", "text": "Falta agua", "contact": "rosa@", "form_key": "p1", "scan": photo}
    answer = desk.post(f"{TRAY}papel/sample/1/", values)
    assert answer.status_code == 422 and "Revise el correo" in answer.content.decode()


ADDRESSES = [
    "",
    "?ver=reportados",
    "?ver=apelaciones",
    "aportes/{pk}/",
    "aportes/{pk}/papel/",
    "personas/",
    "personas/{author}/",
    "bloqueos/",
    "registro/",
    "papel/sample/1/",
]
PRESSES = [
    "aportes/{pk}/ocultar/",
    "aportes/{pk}/publicar/",
    "aportes/{pk}/bloquear-red/",
    "aportes/{pk}/retirar/",
    "apelaciones/1/",
    "personas/{author}/bloquear/",
    "bloqueos/1/terminar/",
    "aportes/{pk}/",
    "papel/sample/1/",
]


@pytest.mark.parametrize("address", ADDRESSES + PRESSES)
@pytest.mark.parametrize("who", ["stranger", "staff"])
def test_neither_a_stranger_nor_staff_without_the_role_comes_in(address: str, who: str):
    comment = say()
    client = Client() if who == "stranger" else signed_in(make_staff())
    path = TRAY + address.format(pk=comment.pk, author=comment.author_id)
    values = {"reason": "insults", "days": "7", "text": "x", "form_key": "k", "decision": "publicar", "answer": "x"}
    for answer in (client.get(path), client.post(path, values)):
        assert answer.status_code in {302, 403, 404, 405}
        assert comment.body not in answer.content.decode()
    comment.refresh_from_db()
    assert (comment.state, Comment.objects.count(), Block.objects.count()) == ("visible", 1, 0)


@pytest.mark.parametrize("role", [Role.COMMUNICATIONS, Role.GEL_LEADER, Role.ATTENTION_AGENT, Role.SITE_ADMINISTRATOR])
def test_the_roles_that_moderate_find_it_in_the_menu_with_its_number(role: Role):
    spam(2)
    client = signed_in(make_person(roles=(role,)))
    assert client.get(TRAY).status_code == 200
    assert "Moderaci\\u00f3n (2)" in client.get(TRAY).content.decode()


LISTS = {
    "": 19,
    "?ver=reportados": 19,
    "?ver=apelaciones": 19,
    "registro/": 14,
    "bloqueos/": 15,
    "personas/?texto=v": 15,
}


@pytest.mark.parametrize(("address", "questions"), LISTS.items())
@pytest.mark.parametrize("rows", [1, 3])
def test_each_list_asks_the_same_for_one_row_as_for_three(
    desk: Client, officer: User, address: str, questions: int, rows: int, django_assert_num_queries
):
    for letter in "abc"[:rows]:
        _one_of_each(letter * 14, officer)
    desk.get(TRAY + address)
    with django_assert_num_queries(questions):
        desk.get(TRAY + address)


def _one_of_each(tag: str, officer: User) -> None:
    waiting, seen, gone = (make_participant(f"{kind}{tag}@v.example", "Vecina") for kind in "wsg")
    say(f"Vea www.{tag}.example {tag}", by=waiting)
    report(comment=say(f"Reportado {tag}", by=seen), reason="insults", note="x", device=tag, network="n1")
    hidden = say(f"Oculto {tag}", by=gone)
    hide(hidden, reason="insults", actor=officer)
    appeal(hidden, text="No")
    block_person(participant=gone, reason="insults", days=1, actor=officer)


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/oficina/moderacion/\r\nX: y", "/"])
def test_a_press_leads_back_into_the_tray_only(desk: Client, back: str):
    comment = say()
    answer = desk.post(f"{TRAY}aportes/{comment.pk}/ocultar/", {"reason": "insults", "volver": back})
    assert answer["Location"] == TRAY


def test_the_digest_goes_once_and_only_when_something_waits(officer: User):
    assert not send_moderation_digest()
    spam(1)
    assert send_moderation_digest()
    assert not send_moderation_digest()
    mailing = Mailing.objects.get()
    assert [each.address for each in mailing.messages.all()] == [officer.email]
    assert "1 aporte espera revisión." in mailing.text and SPAM not in mailing.text


def test_a_flood_leaves_the_tray_usable(desk: Client, django_assert_max_num_queries):
    """Ten thousand posts of twenty texts: a page of the tray is small, and presses take them away by the hundred."""
    author = make_participant()
    first = say("Vea www.escuela.example", by=author)
    same = {"thread": first.thread, "author": author, "created_at": first.created_at, "state": "waiting"}
    rows = [
        Comment(
            number=n + 2,
            name="Vendedor",
            body=SPAM,
            html=f"<p>{SPAM}</p>",
            submission=f"flood-{n}",
            fingerprint=f"{n % 20:016x}",
            **same,
        )
        for n in range(10_000)
    ]
    Comment.objects.bulk_create(rows, batch_size=1000)
    Thread.objects.update(waiting=10_001, last_number=10_001)
    with django_assert_max_num_queries(25):
        page = desk.get(TRAY).content.decode()
    assert page.count('class="o-card"') == 21
    assert "500 iguales de 1 personas" in page
    sample = Comment.objects.filter(fingerprint=f"{0:016x}").first()
    answer = desk.post(f"{TRAY}aportes/{sample.pk}/ocultar/", {"reason": "advertising", "todos": "1"}, follow=True)
    assert "500 aportes ocultos." in answer.content.decode()
    thread = Thread.objects.get()
    assert (thread.waiting, thread.hidden, thread.opinions) == (9_501, 500, 0)
