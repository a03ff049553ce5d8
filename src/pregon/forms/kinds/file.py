"""Photos and PDF; what is accepted is said before choosing. The files themselves are private `StoredFile`s."""

from __future__ import annotations

from typing import Annotated, Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from pydantic import Field as Limited
from pydantic import model_validator

from pregon.files.public import PICTURES, accepted_content_type

from ..domain.definition import Field, Json
from .base import Cell, FieldError, Keep, Kind, Options, OptionsForm, Paper, Raw, control_name

MEGABYTE = 1024 * 1024
# What a browser offers when choosing, by what is accepted.
ACCEPT = {"pictures": "image/jpeg,image/png,image/webp", "pdf": "application/pdf"}
# Parts that the server writes: what is kept, and what could not be.
KEPT, REMOVE, REFUSED = "", "quitar", "error"


class FileOptions(Options):
    """`megabytes` is for each file; `count` how many there may be."""

    pictures: bool = True
    pdf: bool = True
    megabytes: Annotated[int, Limited(ge=1, le=10)] = 10
    count: Annotated[int, Limited(ge=1, le=5)] = 1

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.pictures or self.pdf):
            raise ValueError(_t("Acepte al menos un tipo de archivo."))
        return self


class FileOptionsForm(OptionsForm):
    pictures = forms.BooleanField(label=_("Aceptar fotos"), required=False)
    pdf = forms.BooleanField(label=_("Aceptar PDF"), required=False)
    megabytes = forms.IntegerField(label=_("Peso máximo de cada archivo, en MB"), min_value=1, max_value=10)
    count = forms.IntegerField(label=_("Cuántos archivos, máximo"), min_value=1, max_value=5)


class File(Kind):
    """The answer is `[{"file": id, "name": "…", "size": bytes}, …]`; `file` is the number of an `Attachment`."""

    id = "file"
    label = _("Archivo")
    example = _("Una foto o un PDF, por ejemplo la copia del RUT.")
    missing = _("Elija un archivo.")
    takes_files = True
    Options, OptionsForm = FileOptions, FileOptionsForm
    template = "file"

    def first_options(self) -> dict[str, Any]:
        return {"pictures": True, "pdf": True, "megabytes": 10, "count": 1}

    def paper(self, field: Field) -> Paper:
        return Paper(lines=0, note=_t("Entregue el documento junto con esta hoja."))

    def accepts(self, field: Field) -> str:
        """The `accept` of the control."""
        options = self.options(field)
        return ",".join(types for name, types in ACCEPT.items() if getattr(options, name))

    def limits(self, field: Field) -> str:
        """What is accepted, in words."""
        options = self.options(field)
        types = [words for name, words in (("pictures", _t("fotos")), ("pdf", "PDF")) if getattr(options, name)]
        count = ngettext("Máximo %(n)d archivo", "Máximo %(n)d archivos", options.count) % {"n": options.count}
        words = _t("%(count)s (%(types)s), de hasta %(megabytes)d MB cada uno.")
        return words % {"count": count, "types": _t(" o ").join(types), "megabytes": options.megabytes}

    def read(self, field: Field, post: QueryDict) -> Raw:
        """Nothing: what is kept is known to the server only."""
        return {}

    def receive(self, field: Field, before: Raw, post: QueryDict, uploads: list[UploadedFile[Any]], keep: Keep) -> Raw:
        """What the question holds now: what was kept, without what is taken off, with what came.

        `keep` stores an upload and gives its reference (`reference_of`). Refused files are told by name.
        """
        removed = set(post.getlist(control_name(field.key, REMOVE)))
        kept = [reference for reference in before.get(KEPT, []) if _parsed(reference)["file"] not in removed]
        refused = []
        for upload in uploads:
            try:
                self._refuse(field, upload, len(kept))
                kept.append(keep(upload))
            except ValidationError as error:
                refused.append(f"«{(upload.name or '')[-80:]}»: {error.messages[0]}")
        return {part: texts for part, texts in ((KEPT, kept), (REFUSED, refused)) if texts}

    def _refuse(self, field: Field, upload: UploadedFile[Any], kept: int) -> None:
        options = self.options(field)
        if kept >= options.count:
            raise ValidationError(
                ngettext("Ya hay %(n)d archivo.", "Ya hay %(n)d archivos.", kept) % {"n": kept}
                + " "
                + _t("Quite uno para enviar otro.")
            )
        if (upload.size or 0) > options.megabytes * MEGABYTE:
            raise ValidationError(
                _t("pesa más de %(n)d MB. Elija uno más liviano.") % {"n": options.megabytes},
            )
        accepted = accepted_content_type(upload)
        if not (options.pictures if accepted in PICTURES else options.pdf):
            raise ValidationError(self.limits(field))

    def attached(self, raw: Raw) -> list[dict[str, Any]]:
        """What is kept, for the page."""
        return [_parsed(reference) | {"weight": _weight(reference)} for reference in raw.get(KEPT, [])]

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` while a file that could not be kept has not been dealt with."""
        if refused := raw.get(REFUSED):
            raise FieldError(_t("No se recibió %(what)s") % {"what": " ".join(refused)})
        kept = [_parsed(reference) for reference in raw.get(KEPT, [])]
        return [{**each, "file": int(each["file"])} for each in kept] or None

    def display(self, field: Field, value: Json) -> str:
        return "; ".join(f"{each['name']} ({filesizeformat(each['size'])})" for each in value)

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {field.key: "; ".join(each["name"] for each in value)}


def reference_of(number: int, size: int, name: str) -> str:
    """How a kept file is written down among what was typed."""
    return f"{number}:{size}:{name}"


def _parsed(reference: str) -> dict[str, Any]:
    number, size, name = reference.split(":", 2)
    return {"file": number, "size": int(size), "name": name}


def _weight(reference: str) -> str:
    return str(filesizeformat(_parsed(reference)["size"]))
