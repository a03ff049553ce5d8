"""Taking an answer out, when its owner asks for it (Ley 1581/2012, art. 8) or when it was a test."""

from __future__ import annotations

from django.db import transaction

from pregon.people.public import User

from ..history import note
from ..models import Attachment, Submission
from .attachments import discard


@transaction.atomic
def erase_submission(submission: Submission, *, actor: User) -> None:
    """Deletes an answer with its files and drafts; the history keeps that it was done, not what it said.

    What the feature counted of it is for the feature to take back, before.
    """
    note(submission.version.form, "erase", actor=actor, number=submission.pk)
    discard(Attachment.objects.filter(submission=submission))
    submission.delete()
