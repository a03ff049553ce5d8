from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pregon.delivery.public import Mailing, Recipient, create_mailing
from pregon.kernel.instance import MailSettings

from .sink import Sink, running_sink


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A real SMTP server that the instance's mail goes to."""
    with running_sink() as running:
        use_sink(settings, running)
        yield running


def use_sink(settings: Any, sink: Sink, *, timeout_seconds: float = 5) -> None:
    """The instance sends by SMTP to `sink`."""
    settings.MAIL_TRANSPORT = MailSettings(
        transport="smtp", host=sink.host, port=sink.port, timeout_seconds=timeout_seconds
    )


@pytest.fixture
def write() -> Callable[..., Mailing]:
    """Writes a campaign down for addresses, not started."""

    def write_campaign(*addresses: str, **values: Any) -> Mailing:
        given = {
            "subject": "Jornada de vacunación",
            "text": "Hola, {name}.\nRetírese: {unsubscribe_url}\n",
            "html": '<p>Hola, {name}.</p><p><a href="{unsubscribe_url}">Retirarme</a></p>',
            "recipients": [Recipient(address, address.partition("@")[0].title()) for address in addresses],
            "source_kind": "test",
            "source_id": "1",
            "actor": None,
        }
        return create_mailing(**(given | values))

    return write_campaign
