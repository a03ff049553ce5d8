"""What the answers of a server mean."""

from __future__ import annotations

import pytest

from pregon.delivery.transports.answers import content_error, envelope_error
from pregon.delivery.transports.base import About

OK = (250, b"OK")
NO_TRANSACTION = (503, b"need RCPT")


@pytest.mark.parametrize(
    ("replies", "about", "permanent"),
    [
        ([(451, b"4.3.0 busy"), NO_TRANSACTION, NO_TRANSACTION], About.SERVICE, False),
        ([(550, b"5.7.1 sender not allowed"), NO_TRANSACTION, NO_TRANSACTION], About.SERVICE, False),
        ([(530, b"sign in first")], About.SERVICE, False),
        ([OK, (450, b"4.2.0 greylisted"), NO_TRANSACTION], About.RECIPIENT, False),
        ([OK, (550, b"no such user"), NO_TRANSACTION], About.RECIPIENT, True),
        ([OK, (550, b"5.1.1 no such user"), (354, b"go")], About.RECIPIENT, True),
        ([OK, (554, b"5.7.1 relaying denied"), NO_TRANSACTION], About.MESSAGE, True),
        ([OK, (530, b"5.7.0 sign in first"), NO_TRANSACTION], About.SERVICE, False),
        ([OK, OK, (451, b"4.3.0 busy")], About.MESSAGE, False),
        ([OK, OK, (554, b"no")], About.MESSAGE, True),
        ([OK, OK, (250, b"what?")], About.SERVICE, False),
    ],
)
def test_the_first_refusal_of_an_envelope_counts(
    replies: list[tuple[int, bytes]], about: About, permanent: bool
) -> None:
    error = envelope_error(replies)
    assert (error.about, error.permanent) == (about, permanent)


@pytest.mark.parametrize(
    ("code", "text", "about", "permanent"),
    [
        (451, b"busy", About.MESSAGE, False),
        (550, b"5.7.1 looks like spam", About.MESSAGE, True),
        (550, b"5.1.1 no such user", About.RECIPIENT, True),
        (552, b"5.2.2 mailbox full", About.RECIPIENT, True),
        (452, b"4.2.2 mailbox full", About.RECIPIENT, False),
    ],
)
def test_a_content_is_refused_because_of_itself_or_of_the_address(
    code: int, text: bytes, about: About, permanent: bool
) -> None:
    error = content_error(code, text)
    assert (error.about, error.permanent) == (about, permanent)


def test_an_answer_of_several_lines_is_read_in_one() -> None:
    assert str(content_error(554, b"5.7.1 one\ntwo\xff")) == "554 5.7.1 one two\ufffd"
