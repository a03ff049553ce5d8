"""By which media an action should be told: what the features above know of its audience."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pregon.kernel.registry import Registry

from .enums import Channel
from .models import Action


@dataclass(frozen=True)
class Advice:
    """A channel, why it in a sentence, and who says so («Recomendado por el diagnóstico»)."""

    channel: str
    reason: str
    source: str

    @property
    def label(self) -> str:
        return str(Channel(self.channel).label)


Adviser = Callable[[Action], Iterable[Advice]]

media_advisers: Registry[Adviser] = Registry("media advisers")


def media_advice(action: Action) -> list[Advice]:
    """One per channel; of two advisers the first one counts."""
    found: dict[str, Advice] = {}
    for adviser in media_advisers:
        for advice in adviser(action):
            found.setdefault(advice.channel, advice)
    return list(found.values())
