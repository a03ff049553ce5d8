"""What a topic gives people to read."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pregon.forums.domain.documents import MOST_DOCUMENTS, attach_document, remove_document
from pregon.forums.models import Topic, TopicDocument
from tests.support.forums import make_closed_topic, make_open_topic, make_topic, officer
from tests.support.people import make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


def pdf(words: str = "plano") -> SimpleUploadedFile:
    return SimpleUploadedFile("plano.pdf", b"%PDF-1.7\n" + words.encode(), "application/pdf")


def attach(topic: Topic, title: str = "Plano del parque", words: str = "plano") -> TopicDocument:
    return attach_document(topic, title=title, upload=pdf(words), actor=officer())


def test_from_the_form_to_the_citizens_hands(client: Client) -> None:
    topic = make_open_topic()
    office = signed_in(officer())
    form = f"/oficina/foros/{topic.pk}/documentos/agregar/"
    assert "Nada para leer antes de opinar" in office.get(f"/oficina/foros/{topic.pk}/").content.decode()
    assert office.post(form, {"title": "Plano del parque", "upload": pdf()}).status_code == 302
    page = client.get(f"/foros/{topic.slug}/").content.decode()
    document = TopicDocument.objects.get()
    address = f"/foros/{topic.slug}/documentos/{document.pk}/"
    assert "Para leer antes de opinar" in page and address in page
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")
    office.post(f"/oficina/foros/documentos/{document.pk}/quitar/")
    assert client.get(address).status_code == 404


def test_what_is_wrong_is_said_beside_the_field_and_the_name_stays() -> None:
    topic = make_topic()
    office = signed_in(officer())
    form = f"/oficina/foros/{topic.pk}/documentos/agregar/"
    empty = SimpleUploadedFile("vacio.pdf", b"")
    program = SimpleUploadedFile("plano.pdf", b"MZ\x90\x00")
    for upload in (empty, program, None):
        answer = office.post(form, {"title": "Plano", **({"upload": upload} if upload else {})})
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {"upload"}
        assert 'value="Plano"' in answer.content.decode()
    assert not TopicDocument.objects.exists()


def test_sent_twice_it_is_one() -> None:
    topic = make_topic()
    assert attach(topic) == attach(topic)


def test_there_are_as_many_as_people_can_read() -> None:
    topic = make_topic()
    for number in range(MOST_DOCUMENTS):
        attach(topic, words=str(number))
    with pytest.raises(ValidationError, match="diez documentos"):
        attach(topic, words="otro")


def test_once_the_forum_is_over_what_people_had_before_them_stays() -> None:
    topic = make_open_topic()
    document = attach(topic)
    closed = make_closed_topic()
    with pytest.raises(ValidationError, match="ya terminó"):
        attach(closed)
    TopicDocument.objects.update(topic=closed)
    document.refresh_from_db()
    with pytest.raises(ValidationError, match="ya terminó"):
        remove_document(document, actor=officer())


def test_the_document_of_a_draft_is_for_the_staff_only(client: Client) -> None:
    topic = make_topic()
    document = attach(topic)
    assert client.get(f"/foros/{topic.slug}/documentos/{document.pk}/").status_code == 404
    own = f"/oficina/foros/documentos/{document.pk}/"
    assert client.get(own).status_code == 302
    assert signed_in(make_staff()).get(own).status_code == 200


@pytest.mark.parametrize("path", ["{topic}/documentos/agregar/", "documentos/{document}/quitar/"])
def test_strangers_and_staff_without_the_role_change_nothing(client: Client, path: str) -> None:
    topic = make_topic()
    address = "/oficina/foros/" + path.format(topic=topic.pk, document=attach(topic).pk)
    assert client.post(address).status_code == 302
    assert signed_in(make_staff()).post(address).status_code in {302, 403}
    assert TopicDocument.objects.count() == 1
