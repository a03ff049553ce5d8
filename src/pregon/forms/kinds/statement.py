"""A text to accept, such as the authorisation to process personal data (Ley 1581/2012: prior, express, informed)."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited
from pydantic import StringConstraints

from pregon.kernel.prose import to_plain

from ..domain.conditions import Seen
from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Options, OptionsForm, Paper, Raw, one

ACCEPTED = "acepto"


class StatementOptions(Options):
    """`text` may have simple marks (`kernel.prose`); `accept` is what stands beside the box."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)] = "…"
    accept: Annotated[str, Limited(min_length=1, max_length=200)] = "Acepto"


class StatementOptionsForm(OptionsForm):
    text = forms.CharField(label=_("Texto que se acepta"), max_length=10_000, widget=forms.Textarea({"rows": 8}))
    accept = forms.CharField(
        label=_("Qué dice la casilla"),
        max_length=200,
        help_text=_("Por ejemplo: Autorizo el tratamiento de mis datos."),
    )


class Statement(Kind):
    """`{"accepted": true, "text_sha256": "…"}`: which words were accepted can be proved later."""

    id = "statement"
    label = _("Declaración para aceptar")
    example = _("Un texto con una casilla, por ejemplo la autorización de datos personales.")
    tally = Tally.CATEGORICAL
    operators = ("answered",)
    missing = _("Lea el texto y marque la casilla para continuar.")
    Options, OptionsForm = StatementOptions, StatementOptionsForm
    template = "statement"
    is_group = True

    def first_options(self) -> dict[str, Any]:
        return {"text": _t("Escriba aquí el texto que la persona acepta."), "accept": _t("Acepto")}

    def clean(self, field: Field, raw: Raw) -> Json:
        text = one(raw)
        if text and text != ACCEPTED:
            raise FieldError(self.missing)
        return {"accepted": True, "text_sha256": fingerprint(self.options(field).text)} if text else None

    def paper(self, field: Field) -> Paper:
        options = self.options(field)
        return Paper("boxes", boxes=(options.accept,), note=to_plain(options.text))

    def see(self, field: Field, value: Json) -> Seen:
        return True

    def display(self, field: Field, value: Json) -> str:
        return str(self.options(field).accept)

    def columns(self, field: Field) -> list[Column]:
        return [
            Column(field.key, field.label, {"1": self.options(field).accept}),
            Column(f"{field.key}.texto", _t("%(label)s: huella del texto aceptado") % {"label": field.label}),
        ]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {field.key: 1, f"{field.key}.texto": value["text_sha256"]}

    def codes(self, field: Field, value: Json) -> list[str]:
        return [ACCEPTED]


def fingerprint(text: str) -> str:
    """SHA-256 of the words."""
    return hashlib.sha256(text.encode()).hexdigest()
