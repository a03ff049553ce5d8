"""What every channel is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pregon.kernel.registry import Registry
from pregon.people.public import User

from ..models import Piece, Rendition
from ..pictures import find_picture

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

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
    publishes_itself: ClassVar[bool] = True
    #: Once out it cannot be fetched back: somebody confirms before, and sees how many it reaches.
    asks_before_sending: ClassVar[bool] = False
    #: Whether the preview is a picture; otherwise it is a page, shown in a frame.
    previews_as_picture: ClassVar[bool] = False
    #: The measure of a visit through this channel's short link: "clicks" or "scans".
    visit_measure: ClassVar[str] = "clicks"
    #: What the channel promises, in a sentence for the composer.
    hint: ClassVar[str | Promise]

    @abstractmethod
    def propose(self, piece: Piece) -> Content:
        """How the channel would say the piece by itself."""

    def content(self, rendition: Rendition) -> Content:
        """What would go out now: the proposal, what somebody changed of it, and the piece's picture and link."""
        piece = rendition.piece
        shared = {"picture": piece.picture_id, "picture_alt": piece.picture_alt, "link": piece.link}
        return {**self.propose(piece), **rendition.overrides, **shared}

    def differs_from_approved(self, rendition: Rendition) -> bool:
        """Whether the piece says something else by now than what was approved."""
        # A field that the channel has got since then was empty.
        approved = {**dict.fromkeys(self.form_class.base_fields, ""), **(rendition.approved_content or {})}
        return self.content(rendition) != approved

    def plain(self, cleaned: Mapping[str, Any]) -> Content:
        """The form's values as JSON can keep them."""
        return dict(cleaned)

    def problems(self, content: Mapping[str, Any]) -> list[str]:
        """What keeps this content from going out, in words that say how to mend it."""
        form = self.form_class(data=dict(content))
        errors = [f"{form.fields[name].label}: {error}" for name, found in form.errors.items() for error in found]
        return [*errors, *_picture_problems(content)]

    @abstractmethod
    def preview(self, request: HttpRequest, rendition: Rendition, content: Content) -> HttpResponse:
        """The real thing, before it goes out."""

    def appears_at(self, content: Mapping[str, Any]) -> datetime | None:
        """The earliest moment at which this content is to be seen; None when it may be seen at once."""
        return None

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


def _picture_problems(content: Mapping[str, Any]) -> list[str]:
    if not content.get("picture"):
        return []
    if find_picture(content) is None:
        return [_("La foto ya no está en el sistema. Elija otra.")]
    if not str(content.get("picture_alt", "")).strip():
        return [_("Descripción de la foto: diga en una frase qué se ve, para quien no puede verla.")]
    return []


channels: Registry[Channel] = Registry("channels")


def channel_of(rendition: Rendition) -> Channel:
    """The channel of a rendition."""
    return channels[rendition.channel]


def register_channel(channel: Channel) -> Channel:
    """Called once per channel, from the app's `ready`."""
    return channels.register(channel.kind, channel)
