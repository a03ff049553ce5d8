"""Approving, scheduling, publishing, withdrawing; and the count that follows."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains
from wagtail.models import ModelLogEntry

from pregon.outreach.channels.base import channel_of
from pregon.outreach.domain.publish import approve, publish, publish_scheduled, schedule, send_back, submit, withdraw
from pregon.outreach.enums import State
from pregon.outreach.fingerprint import fingerprint
from pregon.outreach.models import Rendition
from pregon.outreach.tasks import publish_due
from pregon.plans.public import Fact, value_of
from pregon.portal.models import Banner, NewsPage
from tests.support.pieces import (
    make_approved,
    make_list,
    make_piece,
    make_placement,
    make_proof,
    make_rendition,
    officer,
)
from tests.support.plans import make_indicator

pytestmark = pytest.mark.django_db

BY_THEMSELVES = ["website", "banner", "email"]


def contents(rendition: Rendition) -> int:
    """The number that an indicator of the action shows."""
    indicator = rendition.piece.action.indicators.first() or make_indicator(rendition.piece.action)
    return int(value_of(indicator))


def test_what_lacks_something_is_not_submitted() -> None:
    rendition = make_rendition(body="")
    with pytest.raises(ValidationError, match="el resumen solo no basta"):
        submit(rendition, actor=officer())
    assert Rendition.objects.get().state == State.DRAFT


def test_a_picture_without_words_is_not_approved(picture) -> None:
    rendition = make_rendition(picture=picture)
    with pytest.raises(ValidationError, match="diga en una frase qué se ve"):
        approve(rendition, actor=officer())


def test_a_mail_to_nobody_is_not_approved() -> None:
    rendition = make_piece("email").renditions.get()
    with pytest.raises(ValidationError, match="Elija a quién va"):
        approve(rendition, actor=officer())


def test_a_banner_whose_days_are_over_is_not_approved() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    rendition = make_rendition("banner", starts_on=yesterday - timedelta(days=2), ends_on=yesterday)
    with pytest.raises(ValidationError, match="Ese día ya pasó"):
        approve(rendition, actor=officer())


def test_a_poster_with_more_words_than_fit_is_not_approved() -> None:
    rendition = make_rendition("poster", title="Desoxirribonucleico" * 4)
    with pytest.raises(ValidationError, match="no cabe"):
        approve(rendition, actor=officer())


def test_what_is_out_is_not_approved_again() -> None:
    rendition = make_approved("poster")
    make_proof(make_placement(rendition))
    rendition.refresh_from_db()
    with pytest.raises(ValidationError, match="ya salió"):
        approve(rendition, actor=officer())
    assert (Rendition.objects.get().state, contents(rendition)) == (State.PROVED, 1)


def test_what_was_read_is_what_is_approved() -> None:
    rendition = make_rendition()
    seen = fingerprint(channel_of(rendition).content(rendition))
    rendition.piece.title = "Cambiado entre tanto"
    rendition.piece.save()
    with pytest.raises(ValidationError, match="Léalo de nuevo"):
        approve(rendition, actor=officer(), seen=seen)
    assert Rendition.objects.get().state == State.DRAFT


@pytest.mark.parametrize("channel", BY_THEMSELVES)
def test_a_publication_counts_one_content_however_often_it_is_asked(channel: str) -> None:
    rendition = make_approved(channel)
    publish(rendition, actor=officer())
    publish(Rendition.objects.get(), actor=officer())
    assert contents(rendition) == 1
    assert list(Fact.objects.filter(measure="contents_published").values_list("channel", flat=True)) == [channel]


def test_each_channel_of_a_piece_counts_one() -> None:
    piece = make_piece("website", "banner")
    for rendition in piece.renditions.all():
        approve(rendition, actor=officer())
        publish(rendition, actor=officer())
    assert contents(piece.renditions.first()) == 2


def test_what_nobody_approved_does_not_go_out() -> None:
    rendition = make_rendition()
    with pytest.raises(ValidationError, match="no puede pasar a «Publicada»"):
        publish(rendition, actor=officer())
    assert (NewsPage.objects.count(), contents(rendition)) == (0, 0)


def test_a_poster_is_put_out_by_a_person() -> None:
    with pytest.raises(ValidationError, match="suba la foto"):
        publish(make_approved("poster"), actor=officer())


def test_a_piece_of_news_is_on_the_site_with_its_text() -> None:
    publish(make_approved(body="Venga con **su cédula**.", link="https://tramites.example/"), actor=officer())
    page = NewsPage.objects.live().get()
    assert "<strong>su cédula</strong>" in page.body
    assert (page.link_text, page.link_url) == ("Más información", "https://tramites.example/")


def test_days_and_place_stand_in_the_news_and_on_the_poster(client) -> None:
    fair = {"starts_on": date(2098, 12, 3), "ends_on": date(2098, 12, 5), "place": "Parque principal"}
    publish(make_approved(**fair), actor=officer())
    words = "Del 3 al 5 de diciembre de 2098 · Parque principal"
    assertContains(client.get(NewsPage.objects.get().url), words)
    poster = make_rendition("poster", **fair)
    assert channel_of(poster).content(poster)["when"] == words


def test_what_was_approved_before_a_field_existed_is_not_called_changed() -> None:
    rendition = make_approved()
    del rendition.approved_content["when"]
    rendition.save()
    assert not channel_of(rendition).differs_from_approved(rendition)
    publish(rendition, actor=officer())


def test_a_banner_leads_to_its_own_short_link() -> None:
    rendition = make_approved("banner")
    publish(rendition, actor=officer())
    assert Banner.objects.get().link_url == f"/r/{rendition.code}"


def later_banner(days: int = 3) -> Rendition:
    first = timezone.localdate() + timedelta(days=days)
    return make_approved("banner", starts_on=first, ends_on=first + timedelta(days=2))


def midnight(days: int) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), time.min))


def test_a_banner_of_later_days_is_published_and_counted_on_its_first_one_and_once() -> None:
    rendition, first = later_banner(), midnight(3)
    publish(rendition, actor=officer())
    publish_due.func()
    assert (Rendition.objects.get().state, Banner.objects.count(), contents(rendition)) == (State.APPROVED, 0, 0)
    with time_machine.travel(first - timedelta(minutes=1)):
        publish_due.func()
        assert contents(rendition) == 0
    with time_machine.travel(first + timedelta(seconds=30)):
        publish_due.func()
        publish_due.func()
    rendition.refresh_from_db()
    assert (rendition.state, Banner.objects.count(), contents(rendition)) == (State.PUBLISHED, 1, 1)
    assert timezone.localdate(Fact.objects.get().happened_at) == first.date()


def test_a_banner_given_up_before_its_first_day_never_counts() -> None:
    rendition = later_banner()
    publish(rendition, actor=officer())
    send_back(rendition, actor=officer())
    with time_machine.travel(midnight(4)):
        publish_due.func()
    assert (Rendition.objects.get().state, Fact.objects.count()) == (State.DRAFT, 0)


def test_asked_twice_a_banner_waits_for_its_first_day_once() -> None:
    rendition = later_banner()
    for _ in range(2):
        publish(rendition, actor=officer())
    assert rendition.scheduled_at == midnight(3)
    assert ModelLogEntry.objects.filter(action__endswith="schedule").count() == 1


def test_scheduled_before_its_first_day_a_banner_waits_for_it() -> None:
    rendition = later_banner()
    schedule(rendition, actor=officer(), scheduled_at=timezone.now() + timedelta(hours=1))
    assert rendition.scheduled_at == midnight(3)
    send_back(rendition, actor=officer())
    approve(rendition, actor=officer(), scheduled_at=timezone.now() + timedelta(hours=1))
    assert rendition.scheduled_at == midnight(3)


def test_scheduled_within_its_days_a_banner_keeps_its_hour() -> None:
    moment = midnight(3) + timedelta(hours=8)
    rendition = later_banner()
    schedule(rendition, actor=officer(), scheduled_at=moment)
    assert rendition.scheduled_at == moment


def test_when_publishing_fails_nothing_is_counted_nor_moved(monkeypatch) -> None:
    rendition = make_approved()
    channel = channel_of(rendition)
    monkeypatch.setattr(type(channel), "_page", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(rendition, actor=officer())
    assert (Rendition.objects.get().state, contents(rendition)) == (State.APPROVED, 0)


@pytest.mark.parametrize("channel", ["website", "banner"])
def test_withdrawing_takes_it_off_the_site_and_out_of_the_count(channel: str) -> None:
    rendition = make_approved(channel)
    publish(rendition, actor=officer())
    withdraw(rendition, actor=officer(), reason="Tenía un error en la fecha")
    assert Rendition.objects.get().state == State.WITHDRAWN
    assert (NewsPage.objects.live().count(), Banner.objects.count(), contents(rendition)) == (0, 0, 0)


def test_withdrawing_asks_why() -> None:
    rendition = make_approved()
    publish(rendition, actor=officer())
    with pytest.raises(ValidationError, match="por qué se retira"):
        withdraw(rendition, actor=officer(), reason="  ")
    assert contents(rendition) == 1


@pytest.mark.parametrize("channel", BY_THEMSELVES)
def test_published_again_after_a_withdrawal_it_counts_one(channel: str) -> None:
    rendition = make_approved(channel)
    for _ in range(3):
        publish(rendition, actor=officer())
        assert contents(rendition) == 1
        withdraw(rendition, actor=officer(), reason="Otra vez")
        assert contents(rendition) == 0
        send_back(rendition, actor=officer())
        approve(rendition, actor=officer())
    publish(rendition, actor=officer())
    assert contents(rendition) == 1


def test_published_again_it_keeps_its_address() -> None:
    rendition = make_approved()
    publish(rendition, actor=officer())
    withdraw(rendition, actor=officer(), reason="Error")
    send_back(rendition, actor=officer())
    approve(rendition, actor=officer())
    publish(rendition, actor=officer())
    assert [page.slug for page in NewsPage.objects.live()] == ["pida-su-certificado-por-internet"]


@pytest.mark.parametrize("minutes", [0, -5])
def test_a_moment_that_is_over_is_no_moment_to_go_out(minutes: int) -> None:
    moment = timezone.now() + timedelta(minutes=minutes)
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False), pytest.raises(ValidationError):
        approve(make_rendition(), actor=officer(), scheduled_at=moment)


def test_it_goes_out_by_itself_at_its_moment_and_not_before() -> None:
    rendition, moment = make_rendition(), timezone.now() + timedelta(hours=2)
    approve(rendition, actor=officer(), scheduled_at=moment)
    publish_due.func()
    assert Rendition.objects.get().state == State.APPROVED
    with time_machine.travel(moment + timedelta(seconds=30)):
        publish_due.func()
        publish_due.func()
    assert (Rendition.objects.get().state, contents(rendition)) == (State.PUBLISHED, 1)


def test_a_moment_can_be_set_later_and_changed() -> None:
    rendition, moment = make_approved(), timezone.now() + timedelta(days=1)
    schedule(rendition, actor=officer(), scheduled_at=moment)
    schedule(rendition, actor=officer(), scheduled_at=moment + timedelta(days=1))
    assert Rendition.objects.get().scheduled_at == moment + timedelta(days=1)


@pytest.mark.parametrize("make", [make_rendition, lambda: make_approved("poster")])
def test_only_what_is_approved_and_goes_by_itself_is_scheduled(make) -> None:
    with pytest.raises(ValidationError, match="Solo se programa"):
        schedule(make(), actor=officer(), scheduled_at=timezone.now() + timedelta(days=1))


def test_sent_back_it_gives_up_its_date() -> None:
    rendition = make_rendition()
    approve(rendition, actor=officer(), scheduled_at=timezone.now() + timedelta(hours=1))
    send_back(rendition, actor=officer())
    assert (rendition.state, rendition.scheduled_at) == (State.DRAFT, None)


def test_what_is_no_longer_fit_at_its_moment_says_why_and_stays() -> None:
    rendition, moment = make_rendition("email"), timezone.now() + timedelta(hours=1)
    approve(rendition, actor=officer(), scheduled_at=moment)
    make_list().delete()
    publish_scheduled(Rendition.objects.get(), now=moment)
    rendition.refresh_from_db()
    assert (rendition.state, rendition.scheduled_at) == (State.APPROVED, None)
    assert "Listas de contactos" in rendition.failure


def test_a_bad_one_holds_up_no_other_and_the_job_tells_of_it(monkeypatch) -> None:
    moment = timezone.now() + timedelta(hours=1)
    bad, good = make_rendition("banner"), make_rendition("website")
    for rendition in (bad, good):
        approve(rendition, actor=officer(), scheduled_at=moment)
    monkeypatch.setattr(type(channel_of(bad)), "_banner", lambda *_: 1 / 0)
    with time_machine.travel(moment), pytest.raises(ExceptionGroup):
        publish_due.func()
    assert [Rendition.objects.get(pk=each.pk).state for each in (bad, good)] == [State.APPROVED, State.PUBLISHED]
