"""Which messages a worker has in hand, and what it writes down about each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections, transaction
from django.db.models import F, Q, QuerySet

from pregon.jobs.public import DbNow, is_dead, this_process

from ..enums import Reason, State
from ..models import Claim, Mailing, Message
from ..transports.base import Outcome
from .finish import skip_stopped
from .rendering import Copy

# Many, because what is asked once for each batch costs as much as sending a dozen; few enough to be given back soon.
BATCH = 500
ORDER = ("priority", "due_at", "pk")
LONGEST_ANSWER = 500
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(hours=4)
# The server has taken the message: so long we insist on writing it down before it would be sent again.
INSIST_SECONDS, PAUSE_SECONDS = 120.0, 1.0
# When the time of a batch is over, one letter may be on its way and the next one announced: until both are done a
# server can take its time so often (four answers to an envelope, one to a content, what we say in between).
LETTERS_AT_THE_END, STEPS_AT_THE_END = 2, 10
SPARE = timedelta(minutes=1)
# Only constants of this module; no text from elsewhere becomes SQL. The state changes at the end of the batch: an index
# holds it, and each page that a result touches costs as much as the rest of it.
_TAKEN = (
    f"UPDATE {Message._meta.db_table} SET answer = {{mark}}, sent_at = {{now}}"  # noqa: S608
    f" WHERE id = {{mark}} AND state = '{State.SENDING.value}' AND claim = {{mark}}"
)
TAKEN = {
    "sqlite": _TAKEN.format(mark="?", now="strftime('%Y-%m-%d %H:%M:%f', 'now')"),
    "postgresql": _TAKEN.format(mark="%s", now="statement_timestamp()"),
}


@dataclass(frozen=True)
class Batch:
    """Messages in our hands."""

    claim: int
    messages: list[Copy]

    @property
    def mailings(self) -> set[int]:
        return {message.mailing_id for message in self.messages}


def claim() -> Batch | None:
    """Takes the next due messages, personal notices first. Of several workers one gets each of them."""
    if not has_due():
        return None
    with transaction.atomic():
        wanted = _copies(_due().select_for_update(skip_locked=True)[:BATCH])
        return _take(wanted) if wanted else None


def _take(wanted: list[Copy]) -> Batch:
    number = Claim.objects.create(worker=this_process(), until=DbNow() + lease()).pk
    batch = Batch(number, wanted)
    still_waiting = Message.objects.filter(pk__in=[message.pk for message in wanted], state=State.PENDING)
    taken = still_waiting.update(state=State.SENDING, claim=number)
    # One that came back from a worker at the very moment when its mailing was stopped.
    taken -= skip_stopped(batch.mailings, _held(batch))
    return batch if taken == len(wanted) else Batch(number, _copies(_held(batch).order_by(*ORDER)))


def _copies(messages: QuerySet[Message]) -> list[Copy]:
    return [Copy(*row) for row in messages.values_list("pk", "mailing_id", "address", "name", "values")]


def lease() -> timedelta:
    """How long a batch is its worker's: longer than the slowest server of these settings can make it last."""
    waiting = STEPS_AT_THE_END * settings.MAIL_TRANSPORT.timeout_seconds + LETTERS_AT_THE_END * INSIST_SECONDS
    return SPARE + timedelta(seconds=waiting)


def has_due() -> bool:
    """Whether any message may go now, by the database's clock."""
    return _due().exists()


def release(batch: Batch) -> None:
    """Ends a claim: what the server took is sent, what was not handed over waits again."""
    if _mark_sent(_held(batch)) < len(batch.messages):
        _put_back(_held(batch))
    Claim.objects.filter(pk=batch.claim).delete()


def free_abandoned() -> int:
    """Messages of dead workers wait again, unless the server had taken them; returns how many wait.

    A lease frees them wherever the worker ran; one that this machine knows to be dead frees them at once.
    """
    dead = {worker for worker in Claim.objects.values_list("worker", flat=True).distinct() if is_dead(worker)}
    Claim.objects.filter(Q(worker__in=dead) | Q(until__lt=DbNow())).delete()
    # By the open mailings, of which there are few, so that no index has to follow every message's claim.
    sending = Message.objects.filter(state=State.SENDING, mailing__in=Mailing.objects.filter(finished_at=None))
    abandoned = sending.exclude(claim__in=Claim.objects.values("pk"))
    _mark_sent(abandoned)
    return _put_back(abandoned)


def _mark_sent(ended: QuerySet[Message]) -> int:
    """What the server took, by its answer that was written down."""
    return ended.filter(sent_at__isnull=False).update(state=State.SENT, claim=None, attempts=F("attempts") + 1)


def _put_back(ended: QuerySet[Message]) -> int:
    """What has no answer waits again."""
    return ended.filter(sent_at=None).update(state=State.PENDING, claim=None)


def record(number: int, outcome: Outcome) -> None:
    """Writes down what became of a message, before the next one leaves."""
    if outcome.error is None:
        _insist(lambda: _write_taken(number, outcome))
    elif outcome.error.permanent:
        _insist(lambda: _write_failed(number, outcome, str(outcome.error)))
    else:
        _insist(lambda: _write_deferred(number, outcome, str(outcome.error)))


def _write_taken(number: int, outcome: Outcome) -> None:
    """The one statement that runs for every message: straight to the driver, the layers above cost as much again."""
    database = connections[DEFAULT_DB_ALIAS]
    if database.connection is None:
        database.ensure_connection()
    with database.wrap_database_errors:
        values = (outcome.answer[:LONGEST_ANSWER], outcome.message_id, number)
        database.connection.execute(TAKEN[database.vendor], values)


def _write_failed(number: int, outcome: Outcome, answer: str) -> None:
    _one_held(number, outcome).update(
        state=State.FAILED,
        reason=Reason.REFUSED,
        answer=answer[:LONGEST_ANSWER],
        attempts=F("attempts") + 1,
        claim=None,
    )


def _write_deferred(number: int, outcome: Outcome, answer: str) -> None:
    attempts = _one_held(number, outcome).values_list("attempts", flat=True).first() or 0
    _one_held(number, outcome).update(
        state=State.PENDING,
        answer=answer[:LONGEST_ANSWER],
        attempts=attempts + 1,
        due_at=DbNow() + delay_after(attempts + 1),
        claim=None,
    )


def delay_after(attempt: int) -> timedelta:
    """How long to wait after the `attempt`-th temporary refusal (1 is the first): 1 min, doubling, up to 4 h."""
    delay: timedelta = min(FIRST_DELAY * 2 ** min(attempt - 1, 20), LONGEST_DELAY)
    return delay


def _due() -> QuerySet[Message]:
    return Message.objects.filter(state=State.PENDING, due_at__lte=DbNow()).order_by(*ORDER)


def _held(batch: Batch) -> QuerySet[Message]:
    """What is still ours of a batch; by its mailings, which are few and lead to what is being sent by an index."""
    return Message.objects.filter(mailing__in=batch.mailings, state=State.SENDING, claim=batch.claim)


def _one_held(number: int, outcome: Outcome) -> QuerySet[Message]:
    return Message.objects.filter(pk=outcome.message_id, state=State.SENDING, claim=number)


def _insist(write: Callable[[], None]) -> None:
    deadline = time.monotonic() + INSIST_SECONDS
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            connection.close()
            time.sleep(PAUSE_SECONDS)
