"""Making a survey and changing what surrounds its questions. The questions are the form's: `forms` designs them."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pregon.forms.public import Definition, create_form, rename_form
from pregon.people.public import User
from pregon.plans.public import note
from pregon.portal.public import purge_pages

from ..enums import State
from ..models import Survey
from ..templates_shipped import PURPOSE

# What is fixed once somebody could answer: it was promised.
PROMISED = ("level", "is_anonymous", "results_policy", "slug")
EDITABLE = (
    *PROMISED,
    "title",
    "question",
    "intro",
    "audience",
    "office",
    "action",
    "opens_at",
    "closes_at",
    "universe",
    "is_poll",
    "closing_text",
)


@transaction.atomic
def create_survey(survey: Survey, *, actor: User | None, definition: Definition | None = None) -> Survey:
    """Keeps a new survey with its form; `definition` is a template to begin with.

    One with the `submission` of a stored one answers that one. Raises `ValidationError`.
    """
    if survey.submission and (twin := Survey.objects.filter(submission=survey.submission).first()):
        return twin
    survey.slug = survey.slug or free_slug(survey.title)
    survey.form = create_form(title=survey.title, purpose=PURPOSE, actor=actor, definition=definition)
    survey.created_by = actor
    survey.full_clean()
    survey.save()
    note(survey, "survey_create", actor=actor)
    return survey


@transaction.atomic
def change_survey(survey: Survey, *, actor: User | None) -> Survey:
    """Keeps changed settings; what was promised to whoever answers does not change after the opening.

    Raises `ValidationError`.
    """
    stored = Survey.objects.select_for_update().get(pk=survey.pk)
    survey.slug = survey.slug or stored.slug
    changed = _changed(stored, survey)
    if stored.state != State.DRAFT and (fixed := [name for name in PROMISED if name in changed]):
        words = _("No se cambia después de abrir: ya se prometió a quienes responden.")
        raise ValidationError(dict.fromkeys(fixed, words))
    survey.full_clean()
    if changed:
        survey.save(update_fields=changed)
        purge_pages()
        note(survey, "survey_edit", actor=actor, fields=_names(changed))
    if "title" in changed:
        rename_form(survey.form, title=survey.title, actor=actor)
    return survey


def free_slug(title: str) -> str:
    """A short address made of the title that no other survey has."""
    base = slugify(title)[:50].strip("-") or "encuesta"
    taken = set(Survey.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _changed(stored: Survey, survey: Survey) -> list[str]:
    fields = [field for field in Survey._meta.concrete_fields if field.name in EDITABLE]
    return [field.name for field in fields if getattr(stored, field.attname) != getattr(survey, field.attname)]


def _names(changed: list[str]) -> str:
    return ", ".join(str(field.verbose_name) for field in Survey._meta.concrete_fields if field.name in changed)
