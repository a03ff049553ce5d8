"""The act: draft, issue, copies."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from pregon.committee.models import Minutes, Session
from pregon.committee.public import (
    add_guest,
    carry_over,
    close_consultation,
    close_session,
    issue_minutes,
    record_vote,
    vote_by_link,
)
from pregon.delivery.models import Message
from tests.documents.test_poster import words
from tests.support.committee import approve, hold, leader, make_consultation, make_matter, make_members, make_session
from tests.support.people import make_staff
from tests.support.pictures import jpeg
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary() -> Client:
    return signed_in(leader())


@pytest.fixture
def session() -> Session:
    """Held by three of five, one decision, one item carried over; not closed."""
    members = make_members(5)
    session = hold(make_session(make_matter("Comprar un dron")))
    add_guest(session, "Marta Ruiz, personera", actor=leader())
    record_vote(session.items.get(), members[0], "against", actor=leader())
    carry_over(session.items.get(), actor=leader())
    approve(make_matter(), session)
    return session


def close(session: Session) -> Session:
    close_session(session, actor=leader())
    session.refresh_from_db()
    return session


def _url(name: str, pk: int) -> str:
    return reverse(f"committee:{name}", args=[pk])


def test_the_draft_is_written_while_the_session_goes_on(secretary: Client, session: Session) -> None:
    url = _url("session_minutes", session.pk)
    stamp = secretary.get(url).context["stamp"]
    item = session.items.last()
    secretary.post(
        url, {"opening": "Abre Ana.", f"tema-{item.pk}": "Se habló del agua.", "closing": "", "stamp": stamp}
    )
    assert Minutes.objects.get().opening == "Abre Ana."
    item.refresh_from_db()
    assert item.discussion == "Se habló del agua."
    assert "Se habló del agua." in secretary.get(url).content.decode()
    draft = words(secretary.get(_url("session_draft_pdf", session.pk)).content)
    assert "Borrador. Todavía no tiene número" in draft


def test_two_secretaries_never_overwrite_each_other(secretary: Client, session: Session) -> None:
    url = _url("session_minutes", session.pk)
    stamp = secretary.get(url).context["stamp"]
    secretary.post(url, {"opening": "Lo de Hernán.", "closing": "", "stamp": stamp})
    answer = secretary.post(url, {"opening": "Lo de Luz.", "closing": "", "stamp": stamp})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Otra persona guardó el borrador" in page
    assert "Lo de Hernán." in page
    assert "Lo de Luz." in page
    # The same texts sent again are no conflict; with the stamp of what was shown, the second may have it her way.
    assert secretary.post(url, {"opening": "Lo de Hernán.", "closing": "", "stamp": stamp}).status_code == 302
    assert (
        secretary.post(url, {"opening": "Lo de Luz.", "closing": "", "stamp": answer.context["stamp"]}).status_code
        == 302
    )
    assert Minutes.objects.get().opening == "Lo de Luz."


def test_an_act_is_issued_once_the_session_is_closed_and_only_once(secretary: Client, session: Session) -> None:
    url = _url("session_issue", session.pk)
    answer = secretary.post(url, follow=True)
    assert "se emite cuando la sesión o la consulta está cerrada" in answer.content.decode()
    close(session)
    for _ in range(2):
        secretary.post(url)
    minutes = Minutes.objects.get()
    assert (minutes.number, minutes.year) == (1, minutes.issued_at.year)
    assert str(minutes) == f"Acta 1 de {minutes.year}"
    answer = secretary.post(_url("session_minutes", session.pk), {"opening": "Otra cosa"}, follow=True)
    assert "El acta ya se emitió y no cambia." in answer.content.decode()


def test_the_pdf_says_who_was_there_how_they_voted_and_what_was_decided(session: Session) -> None:
    minutes = issue_minutes(close(session), actor=leader())
    content = signed_in(make_staff()).get(_url("minutes_pdf", minutes.pk)).getvalue()
    said = words(content)
    for phrase in (
        f"Acta 1 de {minutes.year}",
        f"Comité GEL · {session}",
        "Quórum: 3 de 5 miembros con voto; se necesitaban 3.",
        "Ana Ríos Secretaria de Gobierno Preside Presente",
        "Diego Ríos Secretaria de Gobierno Miembro Ausente",
        "Invitados: Marta Ruiz, personera.",
        "1. Comprar un dron",
        "Decisión: Pasa a otra sesión. 0 a favor, 1 en contra, 0 abstenciones.",
        "2. Foro sobre la plaza de mercado",
        "Carla Ríos A favor",
        "Decisión: Aprobado. 3 a favor, 0 en contra, 0 abstenciones.",
        "Ana Ríos Preside",
    ):
        assert phrase in said
    with pypdfium2.PdfDocument(content) as document:
        assert document.get_metadata_value("Title") == f"Acta 1 de {minutes.year} · Comité GEL"


def test_the_word_copy_opens_and_says_the_same(session: Session) -> None:
    minutes = issue_minutes(close(session), actor=leader())
    answer = signed_in(make_staff()).get(_url("minutes_docx", minutes.pk))
    document = Document(io.BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert f"Acta 1 de {minutes.year}" in text
    assert "2. Foro sobre la plaza de mercado" in text
    assert "Votación: 3 a favor, 0 en contra, 0 abstenciones." in text
    assert "Decisión: Aprobado." in text
    assert {"Ana Ríos", "Diego Ríos", "A favor", "Ausente"} <= set(cells)
    assert answer["Content-Disposition"] == f'attachment; filename="acta-1-de-{minutes.year}.docx"'


def test_what_was_issued_stays_as_it_was(session: Session) -> None:
    minutes = issue_minutes(close(session), actor=leader())
    user = session.attendance.first().member.user
    user.first_name = "Otra"
    user.save()
    page = signed_in(leader()).get(_url("session_minutes", session.pk)).content.decode()
    assert "Ana Ríos" in page
    assert "Otra Ríos" not in page
    assert minutes.pdf.sha256


def test_the_signed_copy_is_kept_and_a_later_one_takes_its_place(secretary: Client, session: Session) -> None:
    minutes = issue_minutes(close(session), actor=leader())
    url = _url("minutes_sign", minutes.pk)
    secretary.post(url, {"file": SimpleUploadedFile("acta.jpg", jpeg())})
    assert signed_in(make_staff()).get(_url("minutes_signed", minutes.pk))["Content-Type"] == "image/jpeg"
    pdf = SimpleUploadedFile("firmada.pdf", b"%PDF-1.7\n%%EOF\n")
    secretary.post(url, {"file": pdf})
    minutes.refresh_from_db()
    assert (minutes.signed.original_name, minutes.signed.uploaded_by) == ("firmada.pdf", leader())


@pytest.mark.parametrize(
    ("files", "message"),
    [({}, "Elija el archivo."), ({"file": SimpleUploadedFile("acta.pdf", b"MZ\x90 no pdf")}, "no se acepta")],
)
def test_what_is_no_signed_act_is_refused(
    files: dict[str, SimpleUploadedFile], message: str, secretary: Client, session: Session
) -> None:
    minutes = issue_minutes(close(session), actor=leader())
    answer = secretary.post(_url("minutes_sign", minutes.pk), files, follow=True)
    assert message in answer.content.decode()
    minutes.refresh_from_db()
    assert minutes.signed is None
    assert secretary.get(_url("minutes_signed", minutes.pk)).status_code == 404


def test_a_consultation_has_its_act_too(secretary: Client) -> None:
    make_members(3)
    consultation = make_consultation(make_matter())
    item = consultation.items.get()
    for message in list(Message.objects.order_by("pk"))[:2]:
        vote_by_link(message.values["link"].split("/")[-2], {item.pk: "for"})
    close_consultation(consultation, actor=leader())
    assert secretary.get(_url("consultation_minutes", consultation.pk)).status_code == 200
    assert "Borrador" in words(secretary.get(_url("consultation_draft_pdf", consultation.pk)).content)
    secretary.post(_url("consultation_issue", consultation.pk))
    said = words(Minutes.objects.get().pdf.file.read())
    assert "Cómo: Por enlace personal, sin reunión." in said
    assert "Carla Ríos Secretaria de Gobierno Miembro No votó" in said
    assert "Decisión: Aprobado. 2 a favor" in said


def test_nobody_but_those_who_sit_there_sees_a_draft(session: Session) -> None:
    signed_in(leader()).post(_url("session_minutes", session.pk), {"opening": "Secreto", "stamp": ""})
    staff = signed_in(make_staff())
    assert staff.get(_url("session_minutes", session.pk))["Location"] == "/oficina/"
    draft = Minutes.objects.create(consultation=make_consultation(make_matter("Aparte")))
    for name in ("minutes_pdf", "minutes_docx", "minutes_signed"):
        assert staff.get(_url(name, draft.pk)).status_code == 404


def test_markup_in_an_act_is_only_text(session: Session) -> None:
    signed_in(leader()).post(
        _url("session_minutes", session.pk),
        {
            "opening": '#eval("1+1") <b>negrita</b>',
            "stamp": signed_in(leader()).get(_url("session_minutes", session.pk)).context["stamp"],
        },
    )
    minutes = issue_minutes(close(session), actor=leader())
    assert '#eval("1+1") <b>negrita</b>' in words(minutes.pdf.file.read())
    assert date.today().year == minutes.year
