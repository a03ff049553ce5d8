"""What the composer shows of each channel: preview, limits, problems, state and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from pregon.delivery.public import Accounting, Mailing, accounting
from pregon.people.public import User

from . import rules
from .channels.base import Channel, Content, channel_of
from .channels.email.recipients import count_recipients
from .enums import State
from .fingerprint import fingerprint
from .forms.steps import MomentForm, tomorrow_morning
from .links import short_url, short_url_to_read
from .models import Piece, Rendition
from .queries import renditions_of
from .steps import Step, steps_of, what_next

# Longer texts have room enough: counting their letters would be noise.
COUNTED_UP_TO = 300
CUT = "…"


@dataclass(frozen=True)
class Limit:
    """How much of a field's room is used."""

    label: str
    used: int
    room: int

    @property
    def is_over(self) -> bool:
        return self.used > self.room


@dataclass
class Card:
    """One channel of a piece, for one person."""

    rendition: Rendition
    channel: Channel
    content: Content
    problems: list[str]
    steps: list[Step]
    next: str
    can_adapt: bool
    #: What somebody typed that was refused.
    typed_moment: MomentForm | None = None

    @property
    def seen(self) -> str:
        """The mark of what the person reads here."""
        return fingerprint(self.content)

    @property
    def version(self) -> str:
        """Changes when anything on the card does."""
        now = [self.rendition.state, self.next, self.problems, [str(step.label) for step in self.steps]]
        return fingerprint([self.content, now, self.is_stale])

    @property
    def appears_at(self) -> datetime | None:
        """The day on which it is seen first, while that day is to come."""
        return self.channel.appears_at(self.content)

    @property
    def preview_url(self) -> str:
        """The version is part of the address, so that a changed text is fetched anew."""
        return f"{reverse('outreach:preview', args=[self.rendition.pk])}?v={self.seen}"

    @property
    def limits(self) -> list[Limit]:
        fields = self.channel.form_class.base_fields.items()
        rooms = [(name, field, getattr(field, "max_length", None)) for name, field in fields]
        return [
            Limit(str(field.label), len(self.content.get(name) or ""), room)
            for name, field, room in rooms
            if room and room <= COUNTED_UP_TO
        ]

    @property
    def cut(self) -> list[str]:
        """Fields whose proposal had to be shortened: somebody should say it in fewer words."""
        fields = self.channel.form_class.base_fields
        own = self.rendition.overrides
        shortened = [name for name in fields if name not in own and str(self.content.get(name)).endswith(CUT)]
        return [str(fields[name].label) for name in shortened]

    @property
    def is_stale(self) -> bool:
        """Whether the piece says something else than what was approved, and goes out or went."""
        is_frozen = self.rendition.is_out or self.rendition.state == State.APPROVED
        return is_frozen and self.channel.differs_from_approved(self.rendition)

    @property
    def is_fixed(self) -> bool:
        """Whether somebody worked on it: then the channel is not taken off by a box."""
        row = self.rendition
        return row.state != State.DRAFT or row.has_been_approved or bool(row.overrides or row.placements.all())

    @property
    def needs_work(self) -> bool:
        return self.rendition.state == State.DRAFT and bool(self.problems)

    @property
    def post_steps(self) -> list[Step]:
        return [step for step in self.steps if not step.asks_moment]

    @property
    def moment_step(self) -> Step | None:
        return next((step for step in self.steps if step.asks_moment), None)

    @property
    def moment_form(self) -> MomentForm:
        if self.typed_moment:
            return self.typed_moment
        when = self.rendition.scheduled_at or tomorrow_morning()
        initial = {"scheduled_at": timezone.localtime(when)}
        return MomentForm(initial=initial, auto_id=f"id_{self.rendition.channel}_%s")

    @property
    def short_url(self) -> str:
        return short_url(self.rendition)

    @property
    def short_url_to_read(self) -> str:
        return short_url_to_read(self.rendition)

    @property
    def recipients(self) -> int | None:
        """How many addresses it would go to; None when it is no mail or has gone."""
        if not self.channel.asks_before_sending or self.rendition.is_out:
            return None
        return count_recipients(self.content)

    @property
    def mailing(self) -> Mailing | None:
        number = self.rendition.reference if self.channel.asks_before_sending else ""
        return Mailing.objects.filter(pk=number).first() if number else None

    @property
    def numbers(self) -> Accounting | None:
        """What became of each message of the mailing."""
        mailing = self.mailing
        return accounting(mailing) if mailing else None

    @property
    def waiting(self) -> int:
        """Messages of the mailing that are still to leave, or are leaving."""
        numbers = self.numbers
        return numbers.total - numbers.done if numbers else 0

    @property
    def text_preview(self) -> str:
        """How the mail reads as text."""
        render: Any = getattr(self.channel, "text", None)
        return render(self.rendition, self.content) if render else ""


def card_of(rendition: Rendition, user: User) -> Card:
    """The card of one channel: once approved it shows what was approved."""
    channel = channel_of(rendition)
    is_frozen = rendition.is_out or rendition.state == State.APPROVED
    content = (is_frozen and rendition.approved_content) or channel.content(rendition)
    problems = [] if rendition.is_out else channel.problems(content)
    return Card(
        rendition=rendition,
        channel=channel,
        content=content,
        problems=problems,
        steps=steps_of(rendition, channel, problems=problems, user=user),
        next=what_next(rendition, channel, problems=problems, user=user),
        can_adapt=rules.can_compose(user) and rendition.is_editable,
    )


def cards_of(piece: Piece, user: User) -> list[Card]:
    """The cards of a piece, in the order of the channels."""
    return [card_of(rendition, user) for rendition in renditions_of(piece)]
