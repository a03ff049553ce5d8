"""Files that come with answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pregon.files.public import StoredFile, store_upload

from ..kinds.base import Keep, Raw
from ..kinds.file import KEPT, reference_of
from ..models import Attachment, Draft
from .limits import UPLOADS


def keeper(draft: Draft, field_key: str, *, sender: str) -> Keep:
    """Keeps uploads for one question of a draft, and names each; `sender` may do so within `limits.UPLOADS`."""

    def keep(upload: UploadedFile[Any]) -> str:
        if not UPLOADS.allows(sender):
            raise ValidationError(_("Llegaron muchos archivos seguidos desde su conexión. Envíelo en diez minutos."))
        UPLOADS.count(sender)
        stored = store_upload(upload=upload, actor=None)
        attachment = Attachment.objects.create(stored=stored, field=field_key, draft=draft)
        return reference_of(attachment.pk, stored.size, stored.original_name)

    return keep


def referenced(typed: Mapping[str, Raw], keys: Iterable[str]) -> set[int]:
    """The attachments that the questions `keys` hold."""
    references = [reference for key in keys for reference in typed.get(key, {}).get(KEPT, [])]
    return {int(reference.partition(":")[0]) for reference in references}


def discard(attachments: QuerySet[Attachment]) -> None:
    """Forgets files; what lies on disk goes when the transaction is done."""
    stored = list(StoredFile.objects.filter(pk__in=attachments.values("stored")))
    attachments.delete()
    for file in stored:
        file.delete()
        transaction.on_commit(lambda file=file: file.file.storage.delete(file.file.name))  # type: ignore[misc]
