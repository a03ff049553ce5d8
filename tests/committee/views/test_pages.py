"""The other pages: what waits, matters, consultations, decisions, members. And who is kept out of all of them."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from pregon.committee.models import CommitteeRules, Consultation, Decision, Matter, Member
from pregon.committee.public import close_session, decision_for, is_waiting, issue_minutes
from pregon.committee.urls import urlpatterns
from pregon.delivery.models import Message
from tests.support.committee import (
    KIND,
    Topics,
    approve,
    hold,
    leader,
    make_consultation,
    make_matter,
    make_members,
    make_session,
)
from tests.support.people import make_person, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db
FOR_ALL_STAFF = {"decisions", "decisions_export", "decision", "minutes_pdf", "minutes_docx", "minutes_signed"}


@pytest.fixture
def secretary() -> Client:
    return signed_in(leader())


def _get(client: Client, name: str, *args: int, **query: object) -> str:
    return client.get(reverse(f"committee:{name}", args=args), query).content.decode()


# --- Who is kept out -------------------------------------------------------------------------------------------------


def _addresses() -> list[tuple[str, str]]:
    """Every address of the Committee, with numbers of rows that exist."""
    members = make_members(3)
    session = hold(make_session(make_matter("Abierto")))
    session.guests.create(name="Personera")
    decision = approve(make_matter("Decidido"), session)
    session.items.filter(state="open").delete()
    close_session(session, actor=leader())
    minutes = issue_minutes(session, actor=leader())
    consultation = make_consultation(make_matter("Consultado"))
    numbers = {
        "matter": decision.matter_id,
        "withdraw": decision.matter_id,
        "subject": decision.matter_id,
        "guest_remove": session.guests.get().pk,
        "ballot_link": consultation.ballots.first().pk,
        "member_edit": members[0].pk,
        "decision": decision.pk,
        "reconsider": decision.pk,
    }
    for name in ("item_remove", "item_up", "item_carry", "vote", "vote_all", "decide"):
        numbers[name] = decision.item_id
    for name in ("minutes_pdf", "minutes_docx", "minutes_signed", "minutes_sign"):
        numbers[name] = minutes.pk
    found = []
    for pattern in urlpatterns:
        number = numbers.get(pattern.name, consultation.pk if "consultation" in pattern.name else session.pk)
        found.append((pattern.name, _address(pattern.name, number, members[0])))
    return found


def _address(name: str, number: int, member: Member) -> str:
    for args in ([], [number], [number, member.pk]):
        try:
            return reverse(f"committee:{name}", args=args)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


def test_a_stranger_is_sent_to_the_door_of_every_page() -> None:
    addresses = _addresses()
    before = _everything()
    assert len(addresses) > 45
    for _name, url in addresses:
        for answer in (Client().get(url), Client().post(url)):
            assert answer.status_code == 302
            assert answer["Location"].startswith("/cuenta/login/")
    assert _everything() == before


def test_other_staff_reads_decisions_and_acts_and_nothing_else() -> None:
    addresses = _addresses()
    before, staff = _everything(), signed_in(make_staff())
    for name, url in addresses:
        answers = {method: getattr(staff, method)(url) for method in ("get", "post")}
        if name == "home":
            assert answers["get"]["Location"] == reverse("committee:decisions")
        elif name in FOR_ALL_STAFF:
            assert answers["get"].status_code == (404 if name == "minutes_signed" else 200), name
        else:
            # Wagtail answers a lack of rights with its home page and a message; nobody has a ballot of their own.
            refused = [(answer.status_code, answer.headers.get("Location")) for answer in answers.values()]
            assert set(refused) <= {(302, "/oficina/"), (405, None), (404, None)}, name
    assert _everything() == before


def test_a_member_runs_nothing() -> None:
    addresses = _addresses()
    before, member = _everything(), signed_in(Member.objects.first().user)
    for _name, url in addresses:
        member.post(url, {"reason": "x", "title": "", "outcome": "approved", "presence": "absent", "name": "x"})
    assert _everything() == before


def _everything() -> list[object]:
    from django.apps import apps

    models = [model for model in apps.get_app_config("committee").get_models() if model is not CommitteeRules]
    return [sorted(map(str, model.objects.values_list())) for model in models]


# --- Home and matters ------------------------------------------------------------------------------------------------


def test_the_home_page_teaches_what_to_do_when_there_is_nothing(secretary: Client) -> None:
    page = _get(secretary, "home")
    assert "El Comité todavía no tiene miembros con voto" in page
    assert "Nada espera decisión" in page


def test_the_home_page_shows_what_waits_since_when_and_where(secretary: Client, topics: Topics) -> None:
    make_members(3)
    matter = topics.ask()
    Matter.objects.filter(pk=matter.pk).update(requested_at=timezone.now() - timedelta(days=12))
    session = make_session(matter)
    page = _get(secretary, "home")
    assert "Tema de foro" in page
    assert "Hace 12 días" in page
    assert str(session) in page
    assert "quórum: 2 con voto" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_home_page_asks_the_same_for_any_number_of_rows(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(3)
    session = hold(make_session())
    for number in range(rows):
        approve(make_matter(f"Decidido {number}"), session)
        make_matter(f"Espera {number}")
        make_consultation(make_matter(f"En consulta {number}"))
    _get(secretary, "home")
    with django_assert_num_queries(23):
        _get(secretary, "home")


def test_a_topic_proposed_twice_waits_once(secretary: Client) -> None:
    url = reverse("committee:propose")
    for _ in range(2):
        secretary.post(url, {"title": "Horario de la emisora", "summary": "Dos horas más."})
    assert Matter.objects.get().title == "Horario de la emisora"
    assert secretary.post(url, {"title": ""}).status_code == 422


def test_a_matter_leads_to_its_subject_and_tells_its_way(secretary: Client, topics: Topics) -> None:
    make_members(3)
    matter = topics.ask()
    approve(matter)
    page = _get(secretary, "matter", matter.pk)
    assert "Antes de mayo." in page
    assert "Ver la decisión" in page
    assert "Pidió la decisión del Comité. Antes de mayo." in page
    assert secretary.get(reverse("committee:subject", args=[matter.pk]))["Location"] == "/oficina/?tema=7"


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_a_subject_leads_nowhere_else(url: str, secretary: Client, topics: Topics) -> None:
    matter = topics.ask()
    from pregon.committee.public import Subject, subject_kinds

    kind = subject_kinds[KIND]
    object.__setattr__(kind, "describe", lambda object_id: Subject("x", "", url))
    assert secretary.get(reverse("committee:subject", args=[matter.pk])).status_code == 404


def test_a_subject_that_is_gone_is_not_found(secretary: Client, topics: Topics) -> None:
    matter = topics.ask()
    topics.titles.clear()
    assert secretary.get(reverse("committee:subject", args=[matter.pk])).status_code == 404


def test_withdrawing_asks_why(secretary: Client, topics: Topics) -> None:
    matter = topics.ask()
    url = reverse("committee:withdraw", args=[matter.pk])
    assert "Escriba por qué se retira." in secretary.post(url, follow=True).content.decode()
    secretary.post(url, {"reason": "Se hará otro año."})
    assert not is_waiting(KIND, 7)
    assert "Retiró el asunto: Se hará otro año." in _get(secretary, "matter", matter.pk)


# --- Consultations ----------------------------------------------------------------------------------------------------


def _consultation_form(matter: Matter, **changes: object) -> dict[str, object]:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    return {"matters": [matter.pk], "day": day, "hour": "17:00", "intro": "", "submission": "clave", **changes}


def test_the_form_sent_twice_opens_one_consultation(secretary: Client) -> None:
    make_members(2)
    matter = make_matter()
    url = reverse("committee:consultation_open")
    assert "Foro sobre la plaza" in secretary.get(url).content.decode()
    answers = [secretary.post(url, _consultation_form(matter)) for _ in range(2)]
    consultation = Consultation.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("committee:consultation", args=[consultation.pk])}
    assert Message.objects.count() == 2


def test_a_deadline_that_is_past_is_refused_beside_the_form(secretary: Client) -> None:
    make_members(1)
    answer = secretary.post(reverse("committee:consultation_open"), _consultation_form(make_matter(), day="2026-01-01"))
    assert answer.status_code == 422
    assert "La fecha límite ya pasó." in answer.content.decode()


def test_a_member_votes_signed_in_and_everybody_sees_who_has_voted(secretary: Client) -> None:
    member = make_members(3)[0]
    consultation = make_consultation(make_matter())
    client, item = signed_in(member.user), consultation.items.get()
    assert "Guardar mi voto" in _get(client, "consultation", consultation.pk)
    client.post(reverse("committee:consultation_vote", args=[consultation.pk]), {f"voto-{item.pk}": "for"})
    page = _get(secretary, "consultation", consultation.pk)
    assert "Han votado 1 de 3" in page
    assert "Guardar mi voto" not in page
    assert "votaron 1; quórum: 2" in page


def test_a_new_link_is_sent_and_cancelling_asks_why(secretary: Client) -> None:
    make_members(1)
    consultation = make_consultation(make_matter())
    secretary.post(reverse("committee:ballot_link", args=[consultation.ballots.get().pk]))
    assert Message.objects.count() == 2
    url = reverse("committee:consultation_cancel", args=[consultation.pk])
    assert secretary.post(url, {"reason": ""}).status_code == 422
    secretary.post(url, {"reason": "Mejor en sesión."})
    assert "Se canceló: Mejor en sesión." in _get(secretary, "consultation", consultation.pk)


def test_what_is_not_certain_is_not_closed_early(secretary: Client) -> None:
    make_members(3)
    consultation = make_consultation(make_matter())
    answer = secretary.post(reverse("committee:consultation_close", args=[consultation.pk]), follow=True)
    assert "pueden cambiar el resultado" in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_of_consultations_ask_the_same_for_any_number(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(rows)
    for number in range(rows):
        make_consultation(make_matter(f"Tema {number}"))
    _get(secretary, "consultations")
    with django_assert_num_queries(15):
        _get(secretary, "consultations")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_consultation_asks_the_same_for_any_number_of_members_and_items(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    members = make_members(rows)
    consultation = make_consultation(*(make_matter(f"Tema {number}") for number in range(rows)))
    for item in consultation.items.all():
        item.votes.create(member=members[0], choice="for", cast_at=timezone.now())
    _get(secretary, "consultation", consultation.pk)
    with django_assert_num_queries(20):
        _get(secretary, "consultation", consultation.pk)


# --- Decisions --------------------------------------------------------------------------------------------------------


def test_staff_finds_a_decision_and_its_act(topics: Topics) -> None:
    make_members(3)
    session = hold(make_session())
    decision = approve(topics.ask(), session)
    approve(make_matter("Horario de la emisora"), session)
    close_session(session, actor=leader())
    session.refresh_from_db()
    minutes = issue_minutes(session, actor=leader())
    staff = signed_in(make_staff())
    assert "2 decisiones" in _get(staff, "decisions")
    found = _get(staff, "decisions", texto="plaza", decision="approved", anio=timezone.localdate().year)
    assert "1 decisión<" in found
    assert str(minutes) in found
    page = _get(staff, "decision", decision.pk)
    assert "3 a favor, 0 en contra, 0 abstenciones." in page
    assert str(minutes) in page
    assert "Ana Ríos" not in page
    assert "Reconsidere" not in page
    export = staff.get(reverse("committee:decisions_export"), {"texto": "emisora"})
    rows = list(load_workbook(io.BytesIO(export.content)).active.values)
    assert [row[1] for row in rows] == ["Asunto", "Horario de la emisora"]


def test_reconsidering_asks_anew_and_both_decisions_stay(secretary: Client, topics: Topics) -> None:
    make_members(3)
    first = approve(topics.ask())
    for _ in range(2):
        secretary.post(reverse("committee:reconsider", args=[first.pk]))
    assert Matter.objects.filter(kind=KIND).count() == 2
    second = approve(Matter.objects.get(state="waiting"), first.item.session)
    assert decision_for(KIND, 7) == second
    assert "El Comité decidió otra cosa" in _get(secretary, "decision", first.pk)
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_decisions_asks_the_same_for_any_number(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(3)
    session = hold(make_session())
    for number in range(rows):
        approve(make_matter(f"Tema {number}"), session)
    _get(secretary, "decisions")
    with django_assert_num_queries(16):
        _get(secretary, "decisions")


# --- Members ----------------------------------------------------------------------------------------------------------


def test_a_member_is_seated_once_and_leaves_with_a_date(secretary: Client) -> None:
    person = make_staff()
    url = reverse("committee:member_add")
    form = {"user": person.pk, "position": "presides", "has_vote": "on", "since": "2026-01-10"}
    for _ in range(2):
        assert secretary.post(url, form).status_code == 302
    member = Member.objects.get()
    page = _get(secretary, "members")
    assert "Sin el rol Comité GEL: vota por enlace, pero no ve estas páginas" in page
    assert "1 de 1 con voto" in page
    other = make_person("otra@segovia.example")
    answer = secretary.post(url, {**form, "user": other.pk})
    assert "Ya hay quien preside." in answer.content.decode()
    edit = reverse("committee:member_edit", args=[member.pk])
    answer = secretary.post(edit, {**form, "until": "2026-01-09"})
    assert "La fecha final no puede ser anterior a la inicial." in answer.content.decode()
    secretary.post(edit, {**form, "until": "2026-02-01"})
    member.refresh_from_db()
    assert str(member.until) == "2026-02-01"
    assert secretary.post(url, {**form, "user": other.pk}).status_code == 302


def test_the_rules_of_this_municipality_are_changed_by_its_leader(secretary: Client) -> None:
    make_members(5)
    assert "La mitad más uno: 3 de 5 con voto" in _get(secretary, "members")
    url = reverse("wagtailsettings:edit", args=["committee", "committeerules", CommitteeRules.load().pk])
    values = {"name": "Comité de Gobierno Digital", "quorum": "two_thirds", "majority": "absolute", "waiting_days": 10}
    assert secretary.post(url, values).status_code == 302
    assert "Dos tercios: 4 de 5 con voto" in _get(secretary, "members")
    assert signed_in(make_staff()).post(url, values)["Location"] == "/oficina/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_members_asks_the_same_for_any_number(
    rows: int, secretary: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_members(rows)
    _get(secretary, "members")
    with django_assert_num_queries(17):
        _get(secretary, "members")


def test_the_menu_leads_to_the_committee() -> None:
    assert "/oficina/comite/" in signed_in(make_staff()).get("/oficina/").content.decode()
