"""What every type of question is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict

from ..domain.conditions import Seen
from ..domain.definition import Field, Json, Operator
from ..enums import Tally

Text = str | Promise
# What was typed, by part of the question ("" when it has only one), word for word: nothing typed is lost.
Raw = dict[str, list[str]]
Cell = str | int | float | None
# Keeps an uploaded file and says how it is called from then on; the domain brings it.
Keep = Callable[[UploadedFile[Any]], str]

LONGEST_TYPED, MOST_TYPED = 20_000, 300
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


class FieldError(Exception):
    """An answer that cannot be taken: what happened and what to do, in Spanish. `part` is the control to go to."""

    def __init__(self, message: Text, part: str = "") -> None:
        self.message, self.part = str(message), part
        super().__init__(self.message)


@dataclass(frozen=True)
class Column:
    """A column of the export: its stable key, what it holds, and what its codes mean."""

    key: str
    label: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """How a question stands on a printed sheet: lines to write on, boxes to mark, things to number, a table of boxes.

    `rows` are the things to number or the rows of the table; `boxes` what is marked, in the order of the keys that
    choose them when the sheet is typed in. `note` says how to answer.
    """

    shape: Literal["lines", "boxes", "places", "table"] = "lines"
    lines: int = 1
    rows: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    note: str = ""


class Options(BaseModel):
    """What a designer decides about one question of a kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OptionsForm(forms.Form):
    """The same options as a form for the designer; by default each field has the name of the option."""

    def __init__(self, *args: Any, options: Mapping[str, Any], **kwargs: Any) -> None:
        self.options = options
        super().__init__(*args, **{**kwargs, "initial": self.initial_from(options)})

    def initial_from(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return dict(options)

    def to_options(self) -> dict[str, Any]:
        """What was decided, as the kind's options; what was left empty is left out."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


AnyOptions = TypeVar("AnyOptions", bound=Options)


class Kind:
    """A type of question: one small class, one template, registered in `kinds.registry`."""

    id: ClassVar[str]
    label: ClassVar[Text]
    # How it is used, in a sentence for whoever designs.
    example: ClassVar[Text]
    tally: ClassVar[Tally] = Tally.NONE
    operators: ClassVar[tuple[Operator, ...]] = ("answered",)
    # What is said when a required question has no answer.
    missing: ClassVar[Text] = _("Escriba su respuesta.")
    # Several controls under one legend, or one control with its label.
    is_group: ClassVar[bool] = False
    takes_files: ClassVar[bool] = False
    Options: ClassVar[type[Options]] = Options
    OptionsForm: ClassVar[type[OptionsForm]] = OptionsForm
    # The kind's template under `forms/kinds/`; kinds of one native input share one and differ in its attributes.
    template: ClassVar[str] = "input"
    attributes: ClassVar[Mapping[str, str]] = {"type": "text"}

    def options(self, field: Field) -> Any:
        """The question's options as a typed value; raises `ValidationError` of pydantic."""
        return self.Options.model_validate(field.options)

    def first_options(self) -> dict[str, Any]:
        """Valid options for a question that has just been added."""
        return {}

    def around(self, field: Field) -> tuple[str, str]:
        """Words before and after the control: «$», «personas»."""
        return "", ""

    def parts(self, field: Field) -> list[str]:
        """The controls of the question, in the order of reading."""
        return [""]

    def read(self, field: Field, post: QueryDict) -> Raw:
        """What was typed into the question's controls, within bounds."""
        typed = {part: post.getlist(control_name(field.key, part))[:MOST_TYPED] for part in self.parts(field)}
        return {part: [tidy(text) for text in texts] for part, texts in typed.items() if any(texts)}

    def clean(self, field: Field, raw: Raw) -> Json:
        """The answer as JSON, None when there is none. Raises `FieldError`."""
        raise NotImplementedError

    def see(self, field: Field, value: Json) -> Seen:
        """The answer as conditions see it."""
        return value

    def choices(self, field: Field) -> list[tuple[bool | int | str, str]]:
        """The answers that can be compared with by name, for whoever writes a condition."""
        return []

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        """What is wrong with a value that an answer is compared with; empty when nothing is."""
        return ""

    def operand_from(self, field: Field, text: str) -> Json:
        """What a designer wrote to compare answers with, as a value; raises `FieldError` for what is none."""
        value = self.clean(field, {"": [text]})
        if value is None:
            raise FieldError(_("Escriba el valor con el que se compara."))
        return value

    def problems(self, field: Field) -> Sequence[str]:
        """What is wrong with the question beyond its options."""
        return []

    def paper(self, field: Field) -> Paper:
        """The question on paper: by default a line to write on."""
        return Paper()

    def display(self, field: Field, value: Json) -> str:
        """The answer as people read it."""
        return str(value)

    def columns(self, field: Field) -> list[Column]:
        """The question's columns in exports; their keys never change."""
        return [Column(field.key, field.label)]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        """The answer by column key."""
        return {field.key: value}

    def codes(self, field: Field, value: Json) -> list[str]:
        """What the answer counts for in a tally: keys of choices."""
        seen = self.see(field, value)
        return [str(code) for code in (seen if isinstance(seen, tuple) else (seen,))]


def control_name(key: str, part: str = "") -> str:
    """The name of a control in the page."""
    return f"{key}.{part}" if part else key


def tidy(text: str) -> str:
    """Text that any database and any file can hold: composed letters, one kind of line end, no control characters."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_TYPED])
    return NOT_IN_TEXT.sub("", LINE_ENDS.sub("\n", composed))


def one(raw: Raw, part: str = "") -> str:
    """The single text of a part, without spaces around it."""
    texts = raw.get(part) or [""]
    return texts[0].strip()


def on_one_line(text: str) -> str:
    return " ".join(text.split())
