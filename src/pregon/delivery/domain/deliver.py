"""The worker's loop: claim a few messages, hand them over, write down what became of each."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from itertools import islice

from pregon.jobs.public import enqueue, enqueue_in, job, stopping

from ..enums import SuppressionReason
from ..models import Mailing
from ..transports.base import About, DeliveryError, Letter, Outcome, Session, transports
from .claims import Batch, claim, free_abandoned, has_due, record, release
from .durability import quick_results
from .finish import close_finished
from .outages import clear_outage, must_wait, note_outage, transport_name
from .rendering import Copy, Template
from .suppress import suppress

log = logging.getLogger(__name__)

# A slow server must not keep personal notices behind the rest of a batch.
BATCH_SECONDS = 1.0
# A server that hangs up so often without taking anything is out of order.
LOST_SESSIONS = 3
WRITTEN_AT_ONCE = 32
TEMPLATES_IN_MEMORY = 8


@job(queue="mail", max_attempts=100)
def deliver() -> None:
    """Sends everything that is due. The rows are the truth: run it as often as you like, by as many workers.

    Its attempts are many because each crash of a worker takes one; what goes wrong with a message is written there.
    """
    free_abandoned()
    if has_due() and not must_wait():
        with quick_results():
            _Run().send_everything()


class _Run:
    """One run of the loop, over as many sessions as it takes."""

    def __init__(self) -> None:
        self._templates: dict[int, Template] = {}
        self._lost_sessions = 0
        self._server_works = False

    def send_everything(self) -> None:
        while has_due():
            if stopping():
                enqueue(deliver)
                return
            if error := self._use_one_session():
                enqueue_in(note_outage(str(error)), deliver)
                return

    def _use_one_session(self) -> DeliveryError | None:
        """Sends until nothing is due or the session is lost; returns the error when the server is to be left alone."""
        opened = False
        try:
            with transports[transport_name()]() as session:
                opened = True
                while not stopping() and (batch := claim()):
                    self._send_batch(session, batch)
        except DeliveryError as error:
            log.warning("mail session lost: %s", error)
            self._lost_sessions += 1
            return None if opened and self._lost_sessions < LOST_SESSIONS else error
        return None

    def _send_batch(self, session: Session, batch: Batch) -> None:
        left = {message.pk: message for message in batch.messages}
        try:
            for outcome in session.send(self._letters(batch.claim, left)):
                self._settle(batch.claim, left.pop(outcome.message_id), outcome)
        finally:
            release(batch)
            close_finished(batch.mailings)

    def _letters(self, claim: int, left: dict[int, Copy]) -> Iterator[Letter]:
        """The letters of a batch, as far as they go out in time; the rest is given back."""
        deadline = time.monotonic() + BATCH_SECONDS
        waiting = iter(list(left.values()))
        # Some at once: twice as fast as one between two answers of the server, when the processor has other things
        # in its caches.
        while some := [self._letter(message) for message in islice(waiting, WRITTEN_AT_ONCE)]:
            for letter in some:
                if isinstance(letter, Letter):
                    yield letter
                else:
                    self._settle(claim, left.pop(letter.message_id), letter)
                if time.monotonic() > deadline:
                    return

    def _letter(self, message: Copy) -> Letter | Outcome:
        """The letter; or its failure when it cannot be written: our fault, and it must not hold up the others."""
        try:
            template = self._template(message.mailing_id)
            return Letter(message.pk, template.sender, message.address, template.render(message))
        except (ValueError, LookupError, TypeError) as error:
            log.exception("message %d cannot be written", message.pk)
            return Outcome(message.pk, error=DeliveryError(repr(error), permanent=True, about=About.MESSAGE))

    def _template(self, mailing_id: int) -> Template:
        if mailing_id not in self._templates:
            if len(self._templates) >= TEMPLATES_IN_MEMORY:
                self._templates.clear()
            self._templates[mailing_id] = Template(Mailing.objects.get(pk=mailing_id))
        return self._templates[mailing_id]

    def _settle(self, claim: int, message: Copy, outcome: Outcome) -> None:
        record(claim, outcome)
        error = outcome.error
        if error is None:
            self._note_success()
        elif error.permanent and error.about is About.RECIPIENT:
            suppress(message.address, SuppressionReason.BOUNCED)

    def _note_success(self) -> None:
        self._lost_sessions = 0
        if not self._server_works:
            self._server_works = True
            clear_outage()
