"""Sessions in the back office."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from pregon.committee.models import AgendaItem, Decision, Session, Vote
from pregon.committee.public import Presence, cancel_session, open_session
from pregon.people.public import Role
from tests.support.committee import Topics, approve, hold, leader, make_matter, make_members, make_session
from tests.support.people import make_person
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@pytest.fixture
def secretary() -> Client:
    return signed_in(leader())


def _form(**changes: object) -> dict[str, object]:
    day = timezone.localdate() + TOMORROW
    return {
        "day": day.isoformat(),
        "hour": "14:30",
        "place": "Sala de juntas",
        "message": "Traigan el plan.",
        **changes,
    }


def test_the_form_offers_what_waits_and_sent_twice_convenes_once(secretary: Client) -> None:
    make_members(2)
    matter = make_matter()
    url = reverse("committee:convene")
    assert "Foro sobre la plaza de mercado" in secretary.get(url).content.decode()
    answers = [secretary.post(url, _form(matters=[matter.pk])) for _ in range(2)]
    session = Session.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("committee:session", args=[session.pk])}
    assert timezone.localtime(session.starts_at).strftime("%H:%M") == "14:30"
    assert [item.matter for item in session.items.all()] == [matter]
    assert len(mail.outbox) == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(secretary: Client) -> None:
    make_members(1)
    answer = secretary.post(reverse("committee:convene"), _form(place="", hour=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Diga dónde se reúnen, o el enlace de la reunión virtual." in page
    assert "Traigan el plan." in page
    assert not Session.objects.exists()


def test_a_whole_session_is_held_with_taps(secretary: Client, topics: Topics) -> None:
    members = make_members(3)
    session = make_session(topics.ask())
    item = session.items.get()
    _press(secretary, "session_open", session.pk)
    for member in members[:2]:
        _press(secretary, "attendance", session.pk, member.pk, presence="present")
    _press(secretary, "vote", item.pk, member=members[0].pk, choice="for")
    _press(secretary, "vote_all", item.pk)
    page = _page(secretary, session)
    assert "Hay quórum: 2 de 3 con voto (se necesitan 2)." in page
    assert "2 a favor, 0 en contra, 0 abstenciones" in page
    _press(secretary, "decide", item.pk, outcome="approved", conditions="Con dos moderadores.")
    _press(secretary, "session_close", session.pk)
    session.refresh_from_db()
    assert session.state == "closed"
    assert topics.heard == [Decision.objects.get()]
    assert "Con dos moderadores." in _page(secretary, session)


def test_every_press_replayed_changes_nothing_more(secretary: Client) -> None:
    members = make_members(2)
    session = hold(make_session(make_matter()), present=2)
    item = session.items.get()
    for _ in range(2):
        _press(secretary, "session_open", session.pk)
        _press(secretary, "attendance", session.pk, members[0].pk, presence="present")
        _press(secretary, "guest_add", session.pk, name="Personera")
        _press(secretary, "item_add", session.pk, title="Otro tema")
        _press(secretary, "vote", item.pk, member=members[0].pk, choice="for")
        _press(secretary, "vote_all", item.pk)
    for _ in range(2):
        _press(secretary, "decide", item.pk, outcome="approved", conditions="")
    assert (session.guests.count(), AgendaItem.objects.count(), Vote.objects.count()) == (1, 2, 2)
    assert Decision.objects.count() == 1


def test_what_stands_in_the_way_is_said_on_the_page(secretary: Client) -> None:
    make_members(5)
    session = hold(make_session(make_matter()), present=1)
    answer = secretary.post(reverse("committee:session_close", args=[session.pk]), follow=True)
    assert "No hay quórum. Marque quién asistió" in answer.content.decode()
    item = session.items.get()
    answer = secretary.post(reverse("committee:decide", args=[item.pk]), {}, follow=True)
    assert "Elija la decisión." in answer.content.decode()


def test_a_member_sees_the_session_and_votes_for_nobody_else() -> None:
    first, second = make_members(2)
    session = hold(make_session(make_matter()), present=2)
    client, item = signed_in(first.user), session.items.get()
    page = _page(client, session)
    assert "Registrar la decisión" not in page
    assert "Empezar la sesión" not in page
    _press(client, "vote", item.pk, member=first.pk, choice="against")
    # Wagtail answers a lack of rights with its home page and a message.
    answer = client.post(reverse("committee:vote", args=[item.pk]), {"member": second.pk, "choice": "for"})
    assert answer["Location"] == "/oficina/"
    assert [(vote.member, vote.choice, vote.recorded_by) for vote in item.votes.all()] == [
        (first, "against", first.user)
    ]


@pytest.mark.parametrize("values", [{"choice": "maybe"}, {"member": "x"}, {"member": "9" * 30}, {"member": "99999"}])
def test_a_vote_that_nobody_could_press_is_not_found(secretary: Client, values: dict[str, str]) -> None:
    member = make_members(1)[0]
    item = hold(make_session(make_matter()), present=1).items.get()
    data = {"member": member.pk, "choice": "for", **values}
    assert secretary.post(reverse("committee:vote", args=[item.pk]), data).status_code == 404


def test_the_list_is_narrowed_down_and_leaves_as_a_workbook(secretary: Client) -> None:
    make_members(1)
    make_session(make_matter("=1+1 en la plaza"))
    cancelled = make_session(starts_at=timezone.now() - TOMORROW)
    cancel_session(cancelled, reason="Llovió", actor=leader())
    url = reverse("committee:sessions")
    assert "2 sesiones" in secretary.get(url).content.decode()
    found = secretary.get(url, {"texto": "plaza", "estado": "convened", "anio": timezone.localdate().year})
    assert "1 sesión<" in found.content.decode()
    assert "2 sesiones" in secretary.get(url, {"estado": "x", "anio": "nunca"}).content.decode()
    export = secretary.get(reverse("committee:sessions_export"), {"estado": "cancelled"})
    rows = list(load_workbook(io.BytesIO(export.content)).active.values)
    assert rows[0][:2] == ("Sesión", "Fecha")
    assert [row[4] for row in rows[1:]] == ["Cancelada"]


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_list_asks_the_same_for_any_number_of_sessions(
    sessions: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(1)
    for number in range(sessions):
        make_session(make_matter(f"Tema {number}"), starts_at=timezone.now() + number * TOMORROW)
    url = reverse("committee:sessions")
    secretary.get(url)
    with django_assert_num_queries(15):
        secretary.get(url)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_session_asks_the_same_for_any_number_of_members_and_items(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(rows)
    session = hold(make_session(*(make_matter(f"Tema {number}") for number in range(rows))), present=rows)
    approve(make_matter("Decidido"), session)
    url = reverse("committee:session", args=[session.pk])
    secretary.get(url)
    with django_assert_num_queries(22):
        secretary.get(url)


def test_the_calendar_file_is_the_session(secretary: Client) -> None:
    make_members(1)
    session = make_session(make_matter("Foro; ferias, plazas"))
    answer = secretary.get(reverse("committee:session_calendar", args=[session.pk]))
    assert answer["Content-Type"] == "text/calendar"
    assert "Foro\\; ferias\\, plazas" in answer.content.decode().replace("\r\n ", "")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_cancelling_asks_why(secretary: Client) -> None:
    make_members(1)
    session = make_session()
    url = reverse("committee:session_cancel", args=[session.pk])
    assert secretary.post(url, {"reason": ""}).status_code == 422
    secretary.post(url, {"reason": "Hay paro."})
    assert "No se hizo: Hay paro." in _page(secretary, session)


def test_two_topics_on_one_agenda_change_places_and_leave_it(secretary: Client) -> None:
    make_members(1)
    session = make_session(make_matter("Uno"), make_matter("Dos"))
    first, second = session.items.all()
    _press(secretary, "item_up", second.pk)
    _press(secretary, "item_remove", first.pk)
    assert [str(item) for item in session.items.all()] == ["Dos"]
    open_session(session, actor=leader())
    _press(secretary, "item_carry", second.pk)
    assert "Pasa a otra sesión" in _page(secretary, session)


def test_a_guest_is_taken_off_again(secretary: Client) -> None:
    make_members(1)
    session = make_session()
    _press(secretary, "guest_add", session.pk, name="Personera")
    _press(secretary, "guest_remove", session.guests.get().pk)
    assert not session.guests.exists()


def test_an_excuse_is_marked_before_the_session(secretary: Client) -> None:
    member = make_members(1)[0]
    session = make_session(starts_at=timezone.now() + TOMORROW)
    _press(secretary, "attendance", session.pk, member.pk, presence="excused")
    _press(secretary, "attendance", session.pk, member.pk, presence="nonsense")
    assert session.attendance.get().presence == Presence.EXCUSED


def test_the_mayor_sees_and_does_not_run() -> None:
    make_members(1)
    session = make_session()
    mayor = signed_in(make_person("alcalde@segovia.example", roles=(Role.MAYOR,)))
    assert mayor.get(reverse("committee:session", args=[session.pk])).status_code == 200
    assert mayor.post(reverse("committee:session_open", args=[session.pk]))["Location"] == "/oficina/"
    session.refresh_from_db()
    assert session.state == "convened"


def _press(client: Client, button: str, /, *args: int, **data: object) -> None:
    assert client.post(reverse(f"committee:{button}", args=args), data).status_code == 302


def _page(client: Client, session: Session) -> str:
    return client.get(reverse("committee:session", args=[session.pk])).content.decode()
