"""Designing a form: a draft that anybody may improve, versions that nobody can."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from pregon.people.public import User

from ..history import note
from ..models import Form, FormVersion
from .checks import InvalidDefinition, Problem, problems_of, problems_of_publishing, read_definition
from .definition import Definition, Json


class ChangedMeanwhile(Exception):
    """Somebody else saved the form after it was opened; `current` is what it says now."""

    def __init__(self, current: Form) -> None:
        self.current = current
        super().__init__(str(current))


def stamp_of(value: Json) -> str:
    """A short mark of what is stored; two people who saw the same hold the same mark."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def first_definition() -> Definition:
    """What a form begins with: one page without questions."""
    page = {"key": "pagina_1", "title": _("Sus respuestas")}
    return Definition.model_validate({"pages": [page]})


@transaction.atomic
def create_form(*, title: str, purpose: str, actor: User | None, definition: Definition | None = None) -> Form:
    """A form with a draft to edit; `definition` is a template to begin with. Raises `InvalidDefinition`."""
    definition = definition or first_definition()
    _refuse(problems_of(definition))
    form = Form.objects.create(title=title[:200], purpose=purpose, draft=definition.to_json(), created_by=actor)
    note(form, "create", actor=actor)
    return form


@transaction.atomic
def save_draft_definition(form: Form, definition: Definition, *, actor: User | None, stamp: str | None = None) -> Form:
    """Keeps an edited draft; published versions stay as they are.

    `stamp` is the `stamp_of(form.draft)` under which it was opened. Raises `ChangedMeanwhile` when the draft says
    something else by now and `InvalidDefinition` with everything that is wrong.
    """
    stored = Form.objects.select_for_update().get(pk=form.pk)
    if stamp is not None and stamp_of(stored.draft) != stamp:
        raise ChangedMeanwhile(stored)
    data = definition.to_json()
    # Read as it will be read: what was put together from parts may break a limit of the whole.
    _refuse(_other_kinds(stored, read_definition(data)))
    if data != stored.draft:
        stored.draft = data
        stored.save(update_fields=["draft", "changed_at"])
        note(stored, "edit", actor=actor)
    form.draft, form.changed_at = stored.draft, stored.changed_at
    return form


@transaction.atomic
def edit_draft(form: Form, change: Callable[[Definition], Definition], *, actor: User | None) -> Form:
    """Keeps what `change` makes of the draft as it is at this moment, so that two people edit two questions at once.

    Raises `InvalidDefinition` and whatever `change` raises; then nothing is saved.
    """
    stored = Form.objects.select_for_update().get(pk=form.pk)
    try:
        changed = change(stored.definition)
    except ValidationError as error:
        raise InvalidDefinition([Problem("", _("No caben más páginas o preguntas en este formulario."))]) from error
    save_draft_definition(stored, changed, actor=actor)
    form.draft, form.changed_at = stored.draft, stored.changed_at
    return form


@transaction.atomic
def rename_form(form: Form, *, title: str, actor: User | None) -> Form:
    """Another title; answers and versions are not touched."""
    form.title = title.strip()[:200]
    form.save(update_fields=["title", "changed_at"])
    note(form, "edit", actor=actor)
    return form


@transaction.atomic
def publish_version(form: Form, *, actor: User | None, stamp: str | None = None) -> FormVersion:
    """Freezes the draft as the next version; when nothing changed since the last one, answers that one.

    `stamp` is the `stamp_of(form.draft)` that somebody looked at before. Raises `InvalidDefinition` for a form without
    questions and `ChangedMeanwhile` when the draft is no longer what was looked at.
    """
    stored = Form.objects.select_for_update().get(pk=form.pk)
    if stamp is not None and stamp_of(stored.draft) != stamp:
        raise ChangedMeanwhile(stored)
    last = stored.versions.first()
    if last and last.content == stored.draft:
        return last
    definition = stored.definition
    _refuse([*problems_of(definition), *problems_of_publishing(definition)])
    version = FormVersion.objects.create(
        form=stored, number=last.number + 1 if last else 1, content=stored.draft, published_by=actor
    )
    note(stored, "publish", actor=actor, number=version.number)
    return version


def keys_ever_used(form: Form) -> set[str]:
    """Keys of questions in the draft and in every version: a new question takes none of them."""
    definitions = [form.definition, *(version.definition for version in form.versions.all())]
    return {field.key for definition in definitions for field in definition.fields}


def _other_kinds(form: Form, definition: Definition) -> list[Problem]:
    """A key that was published as one kind cannot become another: its column would hold two things."""
    published = {
        key: field.kind for version in reversed(form.versions.all()) for key, field in version.definition.by_key.items()
    }
    words = _("«%(field)s»: ya se publicó con otro tipo de pregunta. Quítela y agregue una nueva.")
    return [
        Problem(field.key, words % {"field": field.label})
        for field in definition.fields
        if published.get(field.key, field.kind) != field.kind
    ]


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidDefinition(problems)
