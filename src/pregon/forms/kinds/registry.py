"""Every type of question by its id, in the order in which a designer meets them."""

from __future__ import annotations

from pregon.kernel.registry import Registry

from ..domain.definition import Field
from .base import Kind
from .choices import OneOf, Several
from .file import File
from .matrix import Matrix
from .moments import Date, Time
from .numbers import Money, Number
from .people import Document, Email, Person, Phone, Place
from .ranking import Ranking
from .scale import Scale
from .statement import Statement
from .texts import LongText, ShortText
from .yes_no import YesNo

kinds: Registry[Kind] = Registry("kinds of question")

for _kind in (
    OneOf(),
    Several(),
    YesNo(),
    Scale(),
    Matrix(),
    Ranking(),
    ShortText(),
    LongText(),
    Number(),
    Money(),
    Date(),
    Time(),
    Person(),
    Document(),
    Phone(),
    Email(),
    Place(),
    File(),
    Statement(),
):
    kinds.register(_kind.id, _kind)


def kind_of(field: Field) -> Kind:
    """The kind of a question of a definition without problems."""
    return kinds[field.kind]
