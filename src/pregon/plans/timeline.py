"""What was done for an action, from every feature that links to it, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from pregon.kernel.registry import Registry

from .enums import Channel
from .models import Action


@dataclass(frozen=True)
class TimelineItem:
    """One thing done or under way for an action; `picture` is the address of its photo, when it has one."""

    at: datetime
    title: str
    chip: str
    state: str
    url: str
    proof_count: int = 0
    picture: str = ""
    # What is still being written or waits for somebody stands apart from what was done.
    is_done: bool = True


TimelineProvider = Callable[[Action], Iterable[TimelineItem]]


@dataclass(frozen=True)
class ActionButton:
    """A way to carry an action out, on its page: «Difundir», «Abrir un foro».

    `channels` are those of the tactics that it carries out: where one of them stands, it is offered first.
    """

    label: str | Promise
    url_name: str
    permission: str
    channels: frozenset[Channel] = frozenset()
    # What is offered first where no tactic says otherwise.
    is_usual: bool = False


timeline_providers: Registry[TimelineProvider] = Registry("timeline")
action_buttons: Registry[ActionButton] = Registry("action buttons")


def timeline_of(action: Action) -> list[TimelineItem]:
    """Everything that the features did for the action."""
    items = [item for provider in timeline_providers for item in provider(action)]
    return sorted(items, key=lambda item: item.at, reverse=True)
