"""What narrows the list of pieces down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pregon.people.public import User

from ..channels.base import channels
from ..enums import State
from ..models import Piece
from ..queries import actions_to_choose, find_pieces


class PieceFilter(forms.Form):
    """Filters by what the person sees. Unknown values filter nothing."""

    texto = forms.CharField(label=_("Buscar por título"), required=False, max_length=100)
    accion = forms.ChoiceField(label=_("Acción del plan"), required=False)
    canal = forms.ChoiceField(label=_("Canal"), required=False)
    estado = forms.ChoiceField(label=_("Estado"), required=False)
    mias = forms.BooleanField(label=_("Solo las mías"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        self._offer("accion", [(str(row.pk), Truncator(row.title).chars(70)) for row in actions_to_choose()])
        self._offer("canal", [(channel.kind, str(channel.label)) for channel in channels])
        self._offer("estado", [(key, str(label)) for key, label in State.choices])
        self.fields["texto"].widget.attrs["type"] = "search"

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Todos") if name != "accion" else _("Todas")), *options]

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters that are on."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def pieces(self, user: User) -> QuerySet[Piece]:
        """The pieces that are left."""
        wanted = self.wanted
        return find_pieces(
            action=int(wanted["accion"]) if "accion" in wanted else None,
            channel=wanted.get("canal", ""),
            state=wanted.get("estado", ""),
            author=user if "mias" in wanted else None,
            text=wanted.get("texto", ""),
        )
