"""Seats of the Committee."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.people.public import User

from ..enums import Position
from ..models import Member
from .base import DayInput


class SeatForm(forms.Form):
    """What a seat is."""

    position = forms.ChoiceField(label=_("Lugar en el Comité"), choices=Position.choices, initial=Position.MEMBER)
    has_vote = forms.BooleanField(
        label=_("Tiene voto"), required=False, initial=True, help_text=_("Sin marcar, participa con voz.")
    )
    since = forms.DateField(label=_("Desde"), widget=DayInput)


class MemberAddForm(SeatForm):
    """Somebody takes a seat."""

    user = forms.ModelChoiceField(label=_("Persona"), queryset=User.objects.none(), empty_label=_("Elija una persona"))
    field_order = ["user", "position", "has_vote", "since"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        seated = Member.objects.filter(until=None).values("user")
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        # A form sent twice must still find the person that it has just seated.
        people = User.objects.filter(is_active=True)
        field.queryset = people if self.is_bound else people.exclude(pk__in=seated)
        self.initial.setdefault("since", timezone.localdate())


class MemberEditForm(SeatForm):
    """A seat changes or ends."""

    until = forms.DateField(
        label=_("Hasta"), required=False, widget=DayInput, help_text=_("El último día en el Comité. Vacío si sigue.")
    )
