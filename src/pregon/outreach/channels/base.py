"""What every channel is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import Form
from django.utils.functional import Promise

from pregon.kernel.registry import Registry
from pregon.people.public import User

from ..models import Piece, Rendition

Content = dict[str, Any]


class Channel(ABC):
    """A way to say a piece. Content is a plain dict of the fields of `form_class`, kept as JSON.

    A channel that `publishes_itself` goes out by `publish`; the others hand over a kit and wait for the proof
    that a person brings.
    """

    kind: ClassVar[str]
    label: ClassVar[str | Promise]
    icon: ClassVar[str]
    form_class: ClassVar[type[Form]]
    preview_template: ClassVar[str]
    publishes_itself: ClassVar[bool] = True
    #: The measure of a visit through this channel's short link: "clicks" or "scans".
    visit_measure: ClassVar[str] = "clicks"
    #: What the channel promises, in a sentence for the composer.
    hint: ClassVar[str | Promise]

    @abstractmethod
    def propose(self, piece: Piece) -> Content:
        """How the channel would say the piece by itself."""

    def content(self, rendition: Rendition) -> Content:
        """What would go out now: the proposal with what somebody changed of it."""
        return {**self.propose(rendition.piece), **rendition.overrides}

    def problems(self, content: Mapping[str, Any]) -> list[str]:
        """What keeps this content from going out, in words that say how to mend it."""
        form = self.form_class(data=self.form_data(content))
        if form.is_valid():
            return []
        return [f"{form.fields[name].label}: {error}" for name, errors in form.errors.items() for error in errors]

    def form_data(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The content as the form's data."""
        return dict(content)

    def preview_context(self, rendition: Rendition, content: Content) -> dict[str, Any]:
        """What the preview template shows beside `content`."""
        return {}

    def publish(self, rendition: Rendition, *, actor: User | None) -> str:
        """Puts the approved content out, once however often it is asked; answers the reference of what it made."""
        raise NotImplementedError(f"{self.kind} is carried out by a person")

    def withdraw(self, rendition: Rendition, *, actor: User) -> None:  # noqa: B027 - nothing is the right default
        """Takes back what can be taken back; what was sent or printed cannot."""

    @abstractmethod
    def target_url(self, rendition: Rendition) -> str:
        """Where the short link leads: an absolute address or a path of this site."""

    def public_url(self, rendition: Rendition) -> str:
        """Where anybody sees what went out; "" when it is not on the site."""
        return ""


channels: Registry[Channel] = Registry("channels")


def channel_of(rendition: Rendition) -> Channel:
    """The channel of a rendition."""
    return channels[rendition.channel]


def register_channel(channel: Channel) -> Channel:
    """Called once per channel, from the app's `ready`."""
    return channels.register(channel.kind, channel)
