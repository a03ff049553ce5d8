"""Tells the workers of this process that there is work; those of other processes look every second."""

from threading import Event

from .declare import QUEUES

_events = {queue: Event() for queue in QUEUES}


def wake(queue: str) -> None:
    """Somebody left work in `queue`."""
    if queue in _events:
        _events[queue].set()


def wake_all() -> None:
    """Something changed for everybody, such as the order to stop."""
    for event in _events.values():
        event.set()


def wait_for_work(queue: str, *, seconds: float) -> None:
    """Returns when somebody called `wake`, at the latest after `seconds`."""
    event = _events[queue]
    event.wait(seconds)
    event.clear()
