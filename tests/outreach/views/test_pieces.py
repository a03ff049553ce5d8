"""The list of pieces."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from pregon.outreach.domain.publish import submit
from tests.support.pieces import make_piece, officer
from tests.support.plans import make_action, make_plan
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

URL = "/oficina/difusion/"


def test_without_a_plan_it_leads_to_the_plan() -> None:
    assertContains(signed_in(officer()).get(URL), 'href="/oficina/plan/"')


def test_without_pieces_it_says_what_one_is_and_offers_the_first() -> None:
    make_plan()
    page = signed_in(officer()).get(URL)
    assertContains(page, "Todavía no hay piezas")
    assertContains(page, "Escribir la primera pieza")


def test_each_piece_shows_the_state_of_its_channels() -> None:
    piece = make_piece("website", "poster", title="Feria de empleo")
    submit(piece.renditions.get(channel="poster"), actor=officer())
    page = signed_in(officer()).get(URL)
    for text in ("Feria de empleo", "Sitio web: borrador", "Afiche: por aprobar", "1 pieza"):
        assertContains(page, text)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("canal=poster", "Con afiche", "Sin afiche"),
        ("estado=review", "Sin afiche", "Con afiche"),
        ("texto=CON", "Con afiche", "Sin afiche"),
        ("canal=poster&estado=draft", "Con afiche", "Sin afiche"),
        ("mias=on", "Con afiche", "De nadie"),
        ("canal=palomas", "Con afiche", "De nadie"),
    ],
)
def test_filters_narrow_it_down(query: str, shown: str, hidden: str) -> None:
    make_piece("website", "poster", title="Con afiche")
    submit(make_piece("website", title="Sin afiche").renditions.get(), actor=officer())
    page = signed_in(officer()).get(f"{URL}?{query}")
    assertContains(page, shown)
    assertNotContains(page, hidden)


def test_a_filter_by_action_shows_its_pieces_only() -> None:
    other = make_action(title="Publicar foros")
    make_piece(title="De los foros", action=other)
    make_piece(title="De los servicios", action=make_action())
    page = signed_in(officer()).get(f"{URL}?accion={other.pk}")
    assertContains(page, "De los foros")
    assertNotContains(page, "De los servicios")


def test_nothing_found_offers_the_way_back() -> None:
    make_piece()
    assertContains(signed_in(officer()).get(f"{URL}?texto=inexistente"), "Ninguna pieza cumple esos filtros")


def test_more_than_a_page_is_counted_and_turned() -> None:
    for number in range(26):
        make_piece(title=f"Pieza {number}")
    client = signed_in(officer())
    assertContains(client.get(f"{URL}?canal=website"), "?canal=website&amp;pagina=2")
    assertContains(client.get(f"{URL}?pagina=2"), "Pieza 0")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(rows: int, django_assert_num_queries) -> None:
    for number in range(rows):
        make_piece("website", "poster", title=f"Pieza {number}", action=make_action(title=f"Acción {number}"))
    client = signed_in(officer())
    client.get(URL)
    with django_assert_num_queries(20):
        client.get(URL)
