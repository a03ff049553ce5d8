"""What narrows the matrix down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pregon.kernel.folding import fold

from ..enums import ActionState, Audience
from ..queries import ActionProgress


class MatrixFilter(forms.Form):
    """Filters by what the person sees: text, level, responsible, state. Unknown values filter nothing."""

    texto = forms.CharField(label=_("Buscar en el plan"), required=False, max_length=100)
    nivel = forms.ChoiceField(label=_("Nivel"), required=False)
    responsable = forms.ChoiceField(label=_("Responsable"), required=False)
    estado = forms.ChoiceField(label=_("Estado"), required=False)

    def __init__(self, data: Any, rows: Iterable[ActionProgress]) -> None:
        super().__init__(data)
        roles = sorted({each.role for row in rows for each in row.action.responsibles.all()}, key=fold)
        self._offer("nivel", [(_("Todos"), ""), *((label, key) for key, label in Audience.choices)])
        self._offer("responsable", [(_("Todos"), ""), *((role, role) for role in roles)])
        self._offer("estado", [(_("Todos"), ""), *((label, key) for key, label in ActionState.choices)])
        self.fields["texto"].widget.attrs["type"] = "search"

    def _offer(self, name: str, options: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, label) for label, key in options]

    @property
    def wanted(self) -> dict[str, str]:
        """The filters that are on."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, rows: list[ActionProgress]) -> list[ActionProgress]:
        wanted = self.wanted
        return [row for row in rows if all(_TESTS[name](row, value) for name, value in wanted.items())]


def _says(row: ActionProgress, text: str) -> bool:
    action = row.action
    parts = [
        action.title,
        action.objective.text,
        *(each.role for each in action.responsibles.all()),
        *(each.name for each in action.indicators.all()),
        *(each.text for each in action.tactics.all()),
    ]
    return fold(text) in fold(" ".join(parts))


_TESTS = {
    "texto": _says,
    "nivel": lambda row, value: row.action.objective.audience == value,
    "responsable": lambda row, value: any(each.role == value for each in row.action.responsibles.all()),
    "estado": lambda row, value: row.state == value,
}
