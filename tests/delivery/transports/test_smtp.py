"""The order in which things are said to a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pregon.delivery.transports.base import About, DeliveryError, Letter
from pregon.delivery.transports.smtp import open_smtp_session
from tests.delivery.sink import Sink
from tests.jobs.conftest import wait_until


def _letters(count: int, *, content: bytes = b"Message-ID: <1@x>\r\n\r\nHola\r\n") -> Iterator[Letter]:
    return (Letter(number, "prensa@segovia.example", f"p{number}@x.example", content) for number in range(count))


def test_the_next_content_leaves_only_after_the_outcome_before_it_was_taken(sink: Sink) -> None:
    with open_smtp_session() as session:
        outcomes = session.send(_letters(3))
        for number in range(3):
            assert len(sink.received) == number
            assert next(outcomes).message_id == number
            assert len(sink.received) == number + 1
            # The envelope of the next one is there already, so that the line is not idle.
            wait_until(lambda: len(sink.commands) == min(len(sink.received) + 1, 3))


def test_many_messages_share_one_connection(sink: Sink) -> None:
    with open_smtp_session() as session:
        assert [outcome.error for outcome in session.send(_letters(20))] == [None] * 20
        assert [outcome.error for outcome in session.send(_letters(5))] == [None] * 5
    assert sink.connections == 1


@pytest.mark.parametrize(
    "content",
    [b"A: b\r\n\r\n.\r\n..\r\n.fin\r\n", b".\r\n", b"A: b\r\n\r\nsin final", b"A: b\r\n\r\na\r\n.\r\nQUIT\r\n"],
)
def test_dots_travel_as_they_are_and_never_end_the_message(sink: Sink, content: bytes) -> None:
    with open_smtp_session() as session:
        assert [outcome.error for outcome in session.send(_letters(2, content=content))] == [None, None]
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    assert [each.content for each in sink.received] == [whole, whole]


def test_a_sender_that_is_no_address_is_a_fault_of_the_settings(sink: Sink) -> None:
    letters = [Letter(1, "peña@segovia.example", "ana@x.example", b"A: b\r\n\r\n")]
    with pytest.raises(DeliveryError) as refused, open_smtp_session() as session:
        list(session.send(letters))
    assert (refused.value.about, refused.value.permanent) == (About.SERVICE, False)


def test_an_address_cannot_say_a_command(sink: Sink) -> None:
    letters = [Letter(1, "a@x.example", "b@x.example>\r\nRCPT TO:<c@x.example", b"A: b\r\n\r\n")]
    with pytest.raises(DeliveryError), open_smtp_session() as session:
        list(session.send(letters))
    assert sink.commands == []
