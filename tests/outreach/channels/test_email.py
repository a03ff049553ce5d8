"""What a mail says, in both its parts, and to whom it goes."""

from html.parser import HTMLParser

import pytest
from django.conf import settings

from pregon.outreach.channels.base import channel_of
from pregon.outreach.channels.email.channel import EmailChannel
from pregon.outreach.channels.email.recipients import count_recipients, recipients_of
from pregon.people.public import Contact, Office
from tests.support.people import make_person
from tests.support.pieces import make_list, make_rendition, officer
from tests.support.plans import make_action

pytestmark = pytest.mark.django_db


class Parts(HTMLParser):
    """Links and pictures of a mail."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(str(dict(attrs)["href"]))
        if tag == "img":
            self.pictures.append(dict(attrs))


def parts(**fields: object) -> tuple[str, str, str]:
    """HTML, text and the short address of a mail."""
    rendition = make_rendition("email", **fields)
    channel = channel_of(rendition)
    assert isinstance(channel, EmailChannel)
    content = channel.content(rendition)
    short = f"{settings.BASE_URL}/r/{rendition.code}"
    return channel.html(rendition, content), channel.text(rendition, content), short


def test_it_has_one_link_and_the_way_out() -> None:
    html, text, short = parts()
    assert Parts(html).links == [short, "{unsubscribe_url}"]
    assert [line for line in text.splitlines() if "://" in line or "{" in line] == [short, "{unsubscribe_url}"]


def test_the_first_lines_say_the_thing_and_what_to_do() -> None:
    _html, text, _short = parts(title="Renueve su Sisbén", summary="Venga antes del viernes.")
    assert text.splitlines()[:3] == ["Renueve su Sisbén", "", "Venga antes del viernes."]


def test_the_text_part_reads_without_marks() -> None:
    _html, text, _short = parts(body="Traiga **su cédula**:\n\n- original\n- copia")
    assert "Traiga su cédula:\n\n- original\n- copia\n" in text


def test_a_picture_has_its_words_and_a_whole_address(picture) -> None:
    html, _text, _short = parts(picture=picture, picture_alt="El parque")
    [shown] = Parts(html).pictures
    assert shown["alt"] == "El parque"
    assert str(shown["src"]).startswith(f"{settings.BASE_URL}/media/")


def test_hostile_words_stay_words() -> None:
    hostile = '"><script>alert(1)</script>'
    html, text, _short = parts(title=hostile, summary=hostile, body=hostile)
    assert "<script" not in html
    assert hostile in text


def test_an_internal_action_writes_to_the_whole_staff() -> None:
    rendition = make_rendition("email", action=make_action(audience="internal"))
    assert channel_of(rendition).propose(rendition.piece)["all_staff"] is True


def test_each_address_is_counted_once_whatever_lists_it_is_in() -> None:
    first, second = make_list(2), make_list(2, name="Emisoras", prefix="emisora")
    Contact.objects.get(email="junta0@veredas.example").lists.add(second)
    assert count_recipients({"lists": [first.pk, second.pk]}) == 4


def test_a_member_of_staff_in_a_list_is_one_address() -> None:
    rows = make_list(1)
    Contact.objects.update(email=officer().email.upper())
    assert count_recipients({"lists": [rows.pk], "all_staff": True}) == 1


def test_offices_reach_their_active_people_only() -> None:
    office = Office.objects.create(name="Planeación")
    make_person("ana@segovia.example", office=office)
    make_person("ido@segovia.example", office=office, is_active=False)
    make_person("otra@segovia.example")
    assert [each.address for each in recipients_of({"offices": [office.pk]})] == ["ana@segovia.example"]
