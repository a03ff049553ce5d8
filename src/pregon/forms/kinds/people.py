"""Who somebody is and how to reach them: name, document, telephone, e-mail, place."""

from __future__ import annotations

import re
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import model_validator

from pregon.kernel.nit import check_digit

from ..domain.conditions import Seen
from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Options, OptionsForm, Paper, Raw, on_one_line, one
from .choices import LONGEST_OTHER, ListKind, ListOptionsForm
from .option_lists import OTHER, Choices, ChoicesField

LONGEST_NAME, LONGEST_EMAIL = 100, 254

DOCUMENTS = {
    "CC": _("Cédula de ciudadanía"),
    "CE": _("Cédula de extranjería"),
    "TI": _("Tarjeta de identidad"),
    "PPT": _("Permiso por protección temporal"),
    "PA": _("Pasaporte"),
    "NIT": _("NIT"),
}
NUMBER_SHAPES = {
    "CC": (re.compile(r"\d{3,10}"), _("La cédula tiene entre 3 y 10 números.")),
    "CE": (re.compile(r"[A-Z0-9]{3,12}"), _("La cédula de extranjería tiene entre 3 y 12 números.")),
    "TI": (re.compile(r"\d{10,11}"), _("La tarjeta de identidad tiene 10 u 11 números.")),
    "PPT": (re.compile(r"\d{5,15}"), _("El permiso tiene entre 5 y 15 números.")),
    "PA": (re.compile(r"[A-Z0-9]{5,15}"), _("El pasaporte tiene entre 5 y 15 letras y números.")),
}
NIT = re.compile(r"(\d{5,14})-(\d)")


class Person(Kind):
    """The parts of a name: `{"given": "…", "family": "…"}`."""

    id = "person"
    label = _("Nombre de una persona")
    example = _("Nombres y apellidos, cada uno en su casilla.")
    missing = _("Escriba los nombres y los apellidos.")
    is_group = True
    template = "person"

    def parts(self, field: Field) -> list[str]:
        return ["given", "family"]

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for half a name."""
        name = {part: on_one_line(one(raw, part)) for part in self.parts(field)}
        if not any(name.values()):
            return None
        for part, words in (("given", _t("Escriba también los nombres.")), ("family", _t("Escriba los apellidos."))):
            if not name[part]:
                raise FieldError(words, part)
            if len(name[part]) > LONGEST_NAME:
                raise FieldError(_t("Escriba máximo %(limit)d caracteres.") % {"limit": LONGEST_NAME}, part)
        return name

    def see(self, field: Field, value: Json) -> Seen:
        return self.display(field, value)

    def display(self, field: Field, value: Json) -> str:
        return f"{value['given']} {value['family']}"

    def columns(self, field: Field) -> list[Column]:
        parts = {"given": _t("nombres"), "family": _t("apellidos")}
        return [Column(f"{field.key}.{part}", f"{field.label}: {words}") for part, words in parts.items()]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {f"{field.key}.{part}": words for part, words in value.items()}


class DocumentOptions(Options):
    """`types` are keys of `DOCUMENTS`."""

    types: tuple[str, ...] = ("CC", "CE", "TI", "PPT", "PA")

    @model_validator(mode="after")
    def _known(self) -> Self:
        if not self.types or len(set(self.types)) < len(self.types) or not set(self.types) <= set(DOCUMENTS):
            raise ValueError(_t("Elija los tipos de documento que se aceptan."))
        return self


class DocumentOptionsForm(OptionsForm):
    types = forms.MultipleChoiceField(
        label=_("Tipos que se aceptan"), choices=list(DOCUMENTS.items()), widget=forms.CheckboxSelectMultiple
    )


class Document(Kind):
    """`{"type": "CC", "number": "43123456"}`; a NIT keeps its check digit: `800197268-4`."""

    id = "document"
    label = _("Documento de identidad")
    example = _("Tipo y número. El dígito de verificación del NIT se revisa solo.")
    missing = _("Elija el tipo de documento y escriba el número.")
    is_group = True
    Options, OptionsForm = DocumentOptions, DocumentOptionsForm
    template = "document"

    def first_options(self) -> dict[str, Any]:
        return {"types": ["CC", "CE", "TI", "PPT", "PA"]}

    def parts(self, field: Field) -> list[str]:
        return ["type", "number"]

    def types(self, field: Field) -> dict[str, str]:
        return {key: str(DOCUMENTS[key]) for key in self.options(field).types}

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for a missing half, for a wrong shape and for a wrong check digit."""
        kind, typed = one(raw, "type"), one(raw, "number")
        if not typed and (not kind or not field.required):
            return None
        if kind not in self.types(field):
            raise FieldError(_t("Elija el tipo de documento."), "type")
        if not typed:
            raise FieldError(_t("Escriba el número del documento."), "number")
        return {"type": kind, "number": _document_number(kind, typed)}

    def see(self, field: Field, value: Json) -> Seen:
        return f"{value['type']} {value['number']}"

    def display(self, field: Field, value: Json) -> str:
        number = value["number"]
        dotted = _dotted(number) if value["type"] in {"CC", "TI", "NIT"} else number
        return f"{DOCUMENTS[value['type']]} {dotted}"

    def columns(self, field: Field) -> list[Column]:
        types = {key: str(words) for key, words in DOCUMENTS.items()}
        return [
            Column(f"{field.key}.type", _t("%(label)s: tipo") % {"label": field.label}, types),
            Column(f"{field.key}.number", _t("%(label)s: número") % {"label": field.label}),
        ]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {f"{field.key}.{part}": words for part, words in value.items()}


def _document_number(kind: str, typed: str) -> str:
    bare = re.sub(r"[\s.,]", "", typed).upper().replace("–", "-")
    if kind == "NIT":
        return _nit(bare)
    shape, words = NUMBER_SHAPES[kind]
    bare = bare.replace("-", "")
    if not (bare.isascii() and shape.fullmatch(bare)):
        raise FieldError(str(words) + " " + _t("Revíselo y escríbalo de nuevo."), "number")
    return bare


def _nit(bare: str) -> str:
    found = NIT.fullmatch(bare)
    if not found or not bare.isascii():
        words = _t("Escriba el NIT con guion y dígito de verificación, por ejemplo 800197268-4.")
        raise FieldError(words, "number")
    if check_digit(found[1]) != int(found[2]):
        raise FieldError(_t("El dígito de verificación no corresponde a ese NIT. Revise los números."), "number")
    return bare


def _dotted(number: str) -> str:
    """`43123456` → `43.123.456`; the check digit stays behind its hyphen."""
    base, hyphen, digit = number.partition("-")
    return f"{int(base):,}".replace(",", ".") + hyphen + digit


class PhoneOptions(Options):
    mobile_only: bool = False


class PhoneOptionsForm(OptionsForm):
    mobile_only = forms.BooleanField(label=_("Solo celulares"), required=False)


class Phone(Kind):
    """Ten digits: a mobile begins with 3, a fixed line with 60 (numbering in force since 2021)."""

    id = "phone"
    label = _("Teléfono")
    example = _("Un celular o un fijo de Colombia.")
    missing = _("Escriba un número de teléfono.")
    Options, OptionsForm = PhoneOptions, PhoneOptionsForm
    attributes = {"type": "tel", "autocomplete": "tel-national", "class": "is-short"}

    def clean(self, field: Field, raw: Raw) -> Json:
        """`"3104567890"`. Raises `FieldError` for what is no Colombian number."""
        text = one(raw)
        if not text:
            return None
        digits = re.sub(r"[\s().-]", "", text)
        bare = re.sub(r"^(\+57|0057|57(?=\d{10}$))", "", digits)
        mobile_only = self.options(field).mobile_only
        if not re.fullmatch(r"3[0-9]{9}" if mobile_only else r"(3[0-9]|60)[0-9]{8}", bare):
            if mobile_only:
                raise FieldError(_t("Escriba los diez números del celular, por ejemplo 310 456 7890."))
            raise FieldError(_t("Escriba los diez números, por ejemplo 310 456 7890 o 604 831 5613."))
        return bare

    def display(self, field: Field, value: Json) -> str:
        return f"{value[:3]} {value[3:6]} {value[6:]}"


class Email(Kind):
    """An address that mail can be written to."""

    id = "email"
    label = _("Correo electrónico")
    example = _("Una dirección de correo, por ejemplo ana@correo.com.")
    missing = _("Escriba un correo electrónico.")
    attributes = {"type": "email", "autocomplete": "email"}

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for what is no address."""
        text = one(raw)
        if not text:
            return None
        try:
            validate_email(text)
        except ValidationError:
            raise FieldError(_t("Escriba un correo con @, por ejemplo ana@correo.com.")) from None
        if len(text) > LONGEST_EMAIL:
            raise FieldError(_t("Escriba máximo %(limit)d caracteres.") % {"limit": LONGEST_EMAIL})
        name, _at, domain = text.rpartition("@")
        return f"{name}@{domain.lower()}"


class PlaceOptions(Options):
    """`choices` are veredas and barrios; a place that is not among them can always be written."""

    choices: Choices = ()


class PlaceOptionsForm(ListOptionsForm):
    choices = ChoicesField(label=_("Veredas y barrios"), required=False)


class Place(ListKind):
    """`{"chosen": ["el_cristo"], "other": ""}`, or `{"chosen": ["otro"], "other": "…"}`."""

    id = "place"
    label = _("Vereda o barrio")
    example = _("Se elige de la lista del municipio o se escribe.")
    tally = Tally.CATEGORICAL
    operators = ("is", "is_not", "answered")
    missing = _("Elija o escriba la vereda o el barrio.")
    Options, OptionsForm = PlaceOptions, PlaceOptionsForm
    template = "place"

    def first_options(self) -> dict[str, Any]:
        return {}

    def parts(self, field: Field) -> list[str]:
        return ["", OTHER] if self.options(field).choices else [OTHER]

    def labels(self, field: Field) -> dict[str, str]:
        listed = {choice.key: choice.label for choice in self.options(field).choices}
        return listed | {OTHER: _t("Otro lugar")}

    def paper(self, field: Field) -> Paper:
        """A list of veredas fills a page: one writes one's own."""
        return Paper()

    def clean(self, field: Field, raw: Raw) -> Json:
        """A place of the list that is written by hand is that of the list."""
        written, listed = on_one_line(one(raw, OTHER)), [text for text in raw.get("", []) if text and text != OTHER]
        if not listed and written:
            known = {label.casefold(): key for key, label in self.labels(field).items()}
            key = known.get(written.casefold(), OTHER)
            if len(written) > LONGEST_OTHER:
                raise FieldError(_t("Escriba máximo %(limit)d caracteres.") % {"limit": LONGEST_OTHER}, OTHER)
            return {"chosen": [key], "other": written if key == OTHER else ""}
        return self._answer(self._chosen(field, raw)[:1], raw)

    def _may_add(self, typed: list[str]) -> bool:
        return not typed

    def see(self, field: Field, value: Json) -> Seen:
        return str(value["chosen"][0])

    def columns(self, field: Field) -> list[Column]:
        return [Column(field.key, field.label, self.labels(field)), *self._other_column(field)]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {field.key: value["chosen"][0], f"{field.key}.{OTHER}_cual": value["other"]}

    def _other_column(self, field: Field) -> list[Column]:
        return [Column(f"{field.key}.{OTHER}_cual", _t("%(label)s: otro, ¿cuál?") % {"label": field.label})]
