"""Writing a piece, and what each channel says of it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from pregon.outreach.channels.base import channel_of
from pregon.outreach.domain.compose import adapt, delete_piece, save_piece
from pregon.outreach.domain.publish import approve, publish, submit, withdraw
from pregon.outreach.enums import State
from pregon.outreach.fingerprint import ChangedMeanwhile, fingerprint, piece_stamp
from pregon.outreach.models import Piece, Rendition
from tests.support.pieces import make_approved, make_piece, make_placement, make_rendition, officer
from tests.support.plans import make_action

pytestmark = pytest.mark.django_db


def channels_of(piece: Piece) -> list[str]:
    return sorted(piece.renditions.values_list("channel", flat=True))


def save(piece: Piece, *channels: str, stamp: str = "") -> Piece:
    return save_piece(piece, channels_chosen=channels, actor=officer(), stamp=stamp)


def test_a_piece_has_one_rendition_per_chosen_channel() -> None:
    piece = make_piece("website", "poster")
    save(piece, "website", "poster")
    assert channels_of(piece) == ["poster", "website"]


def test_the_same_form_sent_twice_makes_one_piece() -> None:
    action = make_action()
    pieces = [
        save(Piece(action=action, title="Feria", summary="El sábado", submission="abc"), "website") for _ in range(2)
    ]
    assert pieces[0] == pieces[1]
    assert Piece.objects.count() == Rendition.objects.count() == 1


def test_an_unchosen_channel_goes_while_nobody_worked_on_it() -> None:
    piece = make_piece("website", "banner")
    save(piece, "website")
    assert channels_of(piece) == ["website"]


def test_an_unchosen_channel_stays_with_its_own_text() -> None:
    piece = make_piece("website", "banner")
    adapt(piece.renditions.get(channel="banner"), content={"title": "Corto"}, actor=officer())
    save(piece, "website")
    assert channels_of(piece) == ["banner", "website"]


def test_an_unchosen_poster_stays_with_its_places() -> None:
    piece = make_piece("poster")
    make_placement(piece.renditions.get())
    save(piece, "website")
    assert channels_of(piece) == ["poster", "website"]


def test_an_unchosen_channel_stays_once_it_was_approved() -> None:
    piece = make_piece("website")
    approve(piece.renditions.get(), actor=officer())
    save(piece, "banner")
    assert channels_of(piece) == ["banner", "website"]


def test_an_unknown_channel_is_left_out() -> None:
    assert channels_of(make_piece("website", "carrier-pigeon")) == ["website"]


def test_a_changed_text_takes_what_waits_for_approval_back_to_draft() -> None:
    rendition = make_rendition()
    submit(rendition, actor=officer())
    rendition.piece.title = "Otro título"
    save(rendition.piece, "website")
    assert Rendition.objects.get().state == State.DRAFT


def test_saving_the_same_text_leaves_what_waits_for_approval_alone() -> None:
    rendition = make_rendition()
    submit(rendition, actor=officer())
    save(rendition.piece, "website")
    assert Rendition.objects.get().state == State.REVIEW


def test_a_later_edit_does_not_change_what_was_approved_nor_what_goes_out() -> None:
    rendition = make_rendition(title="Lo aprobado")
    approve(rendition, actor=officer())
    rendition.piece.title = "Lo que cambió después"
    save(rendition.piece, "website")
    publish(rendition, actor=officer())
    assert Rendition.objects.get().approved_content["title"] == "Lo aprobado"
    assert channel_of(rendition).public_url(rendition) == "/noticias/lo-aprobado/"


def test_the_second_of_two_editors_gets_the_stored_text_and_overwrites_nothing() -> None:
    piece = make_piece(title="Primero")
    mine, theirs, opened = Piece.objects.get(), Piece.objects.get(), piece_stamp(piece)
    theirs.title = "De la otra persona"
    save(theirs, "website", stamp=opened)
    mine.title = "Mío"
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        save(mine, "website", stamp=opened)
    assert meanwhile.value.current.title == "De la otra persona"
    assert Piece.objects.get().title == "De la otra persona"


def test_two_editors_who_wrote_the_same_do_not_quarrel() -> None:
    piece = make_piece(title="Primero")
    opened = piece_stamp(piece)
    for _ in range(2):
        copy = Piece.objects.get()
        copy.title = "Igual"
        save(copy, "website", stamp=opened)
    assert Piece.objects.get().title == "Igual"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://archivos.example/x", "data:text/html,x"])
def test_a_link_is_of_the_web_or_none(link: str) -> None:
    with pytest.raises(ValidationError) as error:
        make_piece(link=link)
    assert set(error.value.message_dict) == {"link"}


def test_only_what_differs_from_the_proposal_is_kept() -> None:
    rendition = make_rendition()
    proposal = channel_of(rendition).propose(rendition.piece)
    adapt(rendition, content={**proposal, "title": "Más corto"}, actor=officer())
    assert Rendition.objects.get().overrides == {"title": "Más corto"}


def test_whoever_adapts_holds_what_is_stored() -> None:
    rendition = make_rendition()
    approve(rendition, actor=officer())
    assert adapt(rendition, content={"title": "Más corto"}, actor=officer()) is rendition
    assert (rendition.state, rendition.overrides) == (State.DRAFT, {"title": "Más corto"})


def test_going_back_to_the_proposal_forgets_what_differed() -> None:
    rendition = make_rendition()
    adapt(rendition, content={"title": "Más corto"}, actor=officer())
    adapt(rendition, content={}, actor=officer())
    assert Rendition.objects.get().overrides == {}


def test_adapting_an_approved_version_asks_for_approval_again() -> None:
    rendition = make_rendition()
    approve(rendition, actor=officer())
    adapt(rendition, content={"title": "Más corto"}, actor=officer())
    assert Rendition.objects.get().state == State.DRAFT


def test_saving_an_approved_version_without_a_change_leaves_it_approved() -> None:
    rendition = make_rendition()
    approve(rendition, actor=officer())
    adapt(rendition, content=channel_of(rendition).propose(rendition.piece), actor=officer())
    assert Rendition.objects.get().state == State.APPROVED


def test_what_is_out_is_not_adapted() -> None:
    rendition = make_rendition()
    approve(rendition, actor=officer())
    publish(rendition, actor=officer())
    with pytest.raises(ValidationError, match="ya salió"):
        adapt(rendition, content={"title": "Tarde"}, actor=officer())


def test_the_second_of_two_who_adapt_is_told() -> None:
    rendition = make_rendition()
    opened = fingerprint(rendition.overrides)
    adapt(rendition, content={"title": "Uno"}, actor=officer(), stamp=opened)
    with pytest.raises(ChangedMeanwhile):
        adapt(rendition, content={"title": "Dos"}, actor=officer(), stamp=opened)
    assert Rendition.objects.get().overrides == {"title": "Uno"}


def test_a_piece_that_never_went_out_is_deleted_with_its_drafts() -> None:
    piece = make_piece("website", "poster")
    make_placement(piece.renditions.get(channel="poster"))
    delete_piece(piece, actor=officer())
    assert (Piece.objects.count(), Rendition.objects.count()) == (0, 0)
    entry = ModelLogEntry.objects.latest("pk")
    assert (entry.action, entry.user) == ("plans.delete_piece", officer())


def test_what_went_out_is_not_deleted_even_after_its_withdrawal() -> None:
    rendition = make_approved()
    publish(rendition, actor=officer())
    for _ in range(2):
        with pytest.raises(ValidationError, match="no se borra"):
            delete_piece(rendition.piece, actor=officer())
        rendition.refresh_from_db()
        if rendition.is_out:
            withdraw(rendition, actor=officer(), reason="Error")
    assert Piece.objects.count() == 1
