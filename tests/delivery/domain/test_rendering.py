"""Messages put together from pieces read as if the library had written each of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import getaddresses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pregon.delivery.domain.rendering import Copy, Template, copy_of, unsubscribe_url
from pregon.delivery.models import Mailing
from pregon.delivery.public import Recipient

Write = Callable[..., Mailing]

LETTERS = st.characters(exclude_categories=["Cs"])
PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Zs"]), max_size=60)


def _parse(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)  # type: ignore[return-value]


def _part(content: bytes, kind: str) -> str:
    part = _parse(content).get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.django_db
def test_each_person_gets_the_own_name_and_link(write: Write) -> None:
    mailing = write(recipients=[Recipient("ana@vereda.example", "Ana Gómez")], html="<p>Hola, {name}</p>")
    copy = copy_of(mailing.messages.get())
    content = Template(mailing).render(copy)
    link = unsubscribe_url(copy.pk)
    assert _part(content, "plain") == f"Hola, Ana Gómez.\nRetírese: {link}\n"
    assert _part(content, "html") == "<p>Hola, Ana Gómez</p>\n"
    headers = _parse(content)
    assert headers["To"] == "Ana Gómez <ana@vereda.example>"
    assert headers["List-Unsubscribe"] == f"<{link}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.django_db
def test_the_same_row_gives_the_same_message_id_and_other_rows_other_ones(write: Write) -> None:
    mailing = write("ana@vereda.example", "luz@vereda.example")
    ana, luz = (copy_of(message) for message in mailing.messages.all())
    identities = [_parse(Template(mailing).render(copy))["Message-ID"] for copy in (ana, ana, luz)]
    assert identities[0] == identities[1] != identities[2]
    assert identities[0].endswith("@localhost>")


def _template(text: str, html: str, *keys: str) -> Template:
    return Template(
        Mailing(
            subject="Año nuevo",
            text=text,
            html=html,
            sender="Alcaldía de Segovia <prensa@segovia.example>",
            placeholders=list(keys),
            purpose="transactional",
            key="k",
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    )


def _copy(name: str = "", **values: str) -> Copy:
    return Copy(7, 1, "ana@vereda.example", name, values)


def _lines(text: str) -> str:
    return re.sub("\r\n|\r|\n", "\n", text)


@given(before=st.text(LETTERS, max_size=120), value=st.text(LETTERS, max_size=200), after=st.text(LETTERS, max_size=99))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_put_in_comes_out_and_no_line_is_too_long(before: str, value: str, after: str) -> None:
    content = _template(before + "{turno}" + after, "", "turno").render(_copy(turno=value))
    # Mail ends every text with a line break.
    expected = (_lines(before) + _lines(value) + _lines(after)).rstrip("\n")
    assert _part(content, "plain").rstrip("\n") == expected
    body = content.partition(b"\r\n\r\n")[2]
    assert max(len(line) for line in body.split(b"\r\n")) <= 78
    assert body.replace(b"\r\n", b"").count(b"\n") == 0


def _to(content: bytes) -> str:
    """The header as it travels; the newer parser of the library puts blanks between the words of a long name."""
    return str(message_from_bytes(content, policy=compat32)["To"])


@given(name=PRINTABLE)
@settings(max_examples=200, deadline=None)
def test_whatever_the_name_the_header_has_one_person_with_it(name: str) -> None:
    header = _to(_template("x", "").render(_copy(name)))
    ((shown, address),) = getaddresses([header])
    assert address == "ana@vereda.example"
    assert str(make_header(decode_header(shown))) == name


def test_a_long_name_is_cut_into_words_that_fit() -> None:
    name = "Asociación de Juntas de Acción Comunal del Corregimiento de Fraguas, vereda El Cañón de los Ñeques"
    content = _template("x", "").render(_copy(name))
    assert str(make_header(decode_header(_to(content)))) == f"{name} <ana@vereda.example>"
    assert max(len(line) for line in content.partition(b"\r\n\r\n")[0].split(b"\r\n")) <= 78


def test_values_cannot_bring_markup_into_the_html_nor_headers_into_the_message() -> None:
    evil = "<script>alert(1)</script>\r\nBcc: todos@vereda.example"
    content = _template("{turno}", "<p>{turno}</p>", "turno").render(_copy(turno=evil))
    assert "<script>" not in _part(content, "html")
    assert "&lt;script&gt;" in _part(content, "html")
    assert "<script>" in _part(content, "plain")
    assert _parse(content)["Bcc"] is None


def test_a_lone_dot_and_lone_line_breaks_do_not_end_the_message() -> None:
    content = _template("a\n.\nb\r.\rc\n..d", "").render(_copy())
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert _part(content, "plain").splitlines()[:2] == ["a", "."]
