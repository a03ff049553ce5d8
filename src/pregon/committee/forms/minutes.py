"""Writing the act."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import AgendaItem, Minutes

OPENING_HELP = _("Por ejemplo: quién abrió la sesión, la lectura del acta anterior.")
CLOSING_HELP = _("Por ejemplo: compromisos, con responsable y fecha; la próxima sesión.")


class DraftForm(forms.Form):
    """The opening, what was said on each item, the closing; `stamp` says which draft was read."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, data: Mapping[str, str] | None, minutes: Minutes, items: list[AgendaItem]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["opening"] = _text(_("Apertura"), minutes.opening, help_text=OPENING_HELP, longest=10_000)
        for number, item in enumerate(items, 1):
            label = _("Tema %(number)d: %(title)s") % {"number": number, "title": item.matter.title}
            self.fields[f"tema-{item.pk}"] = _text(
                label, item.discussion, help_text=_("Lo que se dijo."), longest=20_000
            )
        self.fields["closing"] = _text(
            _("Cierre y compromisos"), minutes.closing, help_text=CLOSING_HELP, longest=10_000
        )

    @property
    def texts(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "stamp"}


def _text(label: object, initial: str, *, help_text: object, longest: int) -> forms.CharField:
    return forms.CharField(
        label=str(label),
        initial=initial,
        required=False,
        max_length=longest,
        help_text=str(help_text),
        widget=forms.Textarea({"rows": 4}),
    )


class SignedCopyForm(forms.Form):
    """The act with its signatures."""

    file = forms.FileField(
        label=_("Copia firmada"),
        help_text=_("PDF, o una foto (JPG, PNG, WebP), de hasta 10 MB."),
        widget=forms.FileInput({"accept": "application/pdf,image/*"}),
        error_messages={"required": _("Elija el archivo.")},
    )
