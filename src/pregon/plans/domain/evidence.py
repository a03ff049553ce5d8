"""A proof as somebody sends it from the street: a photo or a file, a place, a day, a few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import store_upload
from pregon.people.public import User

from ..models import Action, Evidence
from .facts import add_evidence


@transaction.atomic
def register_evidence(
    *,
    action: Action,
    actor: User,
    taken_on: date,
    submission: str,
    upload: UploadedFile[Any] | None = None,
    url: str = "",
    place: str = "",
    note_text: str = "",
    is_public: bool = False,
) -> Evidence:
    """Keeps a proof of the action once per `submission`, so that a phone may send it again after a lost answer.

    Raises `ValidationError`, with `file` as its key when the upload is the problem.
    """
    Action.objects.select_for_update().get(pk=action.pk)
    sent = Evidence.objects.filter(submission=submission).first()
    if sent:
        return sent
    if taken_on > timezone.localdate():
        raise ValidationError({"taken_on": _("La fecha no puede ser futura.")})
    evidence = add_evidence(
        action=action,
        actor=actor,
        taken_on=taken_on,
        file=_stored(upload, actor) if upload else None,
        url=url,
        place=place,
        note_text=note_text,
    )
    Evidence.objects.filter(pk=evidence.pk).update(submission=submission, is_public=is_public)
    evidence.refresh_from_db()
    return evidence


def _stored(upload: UploadedFile[Any], actor: User) -> Any:
    try:
        return store_upload(upload=upload, actor=actor)
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error
