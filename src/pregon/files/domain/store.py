"""Keeping what people send."""

from __future__ import annotations

import hashlib
from typing import Any

import filetype
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.kernel.references import new_code

from ..models import StoredFile
from ..pictures import clean_picture

MAX_BYTES = 10 * 1024 * 1024
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif"})
DOCUMENTS = frozenset({"application/pdf"})
EVERYTHING = PICTURES | DOCUMENTS


def store_upload(*, upload: UploadedFile[Any], actor: AbstractBaseUser | None) -> StoredFile:
    """Keeps a picture (cleaned) or a PDF of at most 10 MB; its kind is decided by its content.

    Raises `ValidationError` with what is wrong and what is accepted.
    """
    content_type = accepted_content_type(upload)
    if content_type in PICTURES:
        return store_bytes(
            content=clean_picture(upload), name=upload.name or "", content_type="image/jpeg", actor=actor
        )
    upload.seek(0)
    return store_bytes(content=upload.read(), name=upload.name or "", content_type=content_type, actor=actor)


def accepted_content_type(upload: UploadedFile[Any], *, accepted: frozenset[str] = EVERYTHING) -> str:
    """What the content says it is; raises `ValidationError`, which names what is accepted, when that is not."""
    if not upload.size:
        raise ValidationError(_("El archivo está vacío. Elija otro."))
    if upload.size > MAX_BYTES:
        raise ValidationError(_("El archivo pesa más de 10 MB. Elija uno más liviano."))
    upload.seek(0)
    kind = filetype.guess(upload.read(4096))
    if kind is None or kind.mime not in accepted:
        raise ValidationError(_words_for(accepted))
    return str(kind.mime)


def _words_for(accepted: frozenset[str]) -> str:
    if accepted <= PICTURES:
        return _("Ese archivo no es una foto. Elija una en JPG, PNG o WebP.")
    return _("Ese tipo de archivo no se acepta. Envíe una foto (JPG, PNG, WebP) o un PDF.")


@transaction.atomic
def discard_file(stored: StoredFile) -> None:
    """Takes a file away for good, its bytes once the transaction holds. Whoever showed it has let go of it before."""
    storage, name = stored.file.storage, stored.file.name or ""
    stored.delete()
    transaction.on_commit(lambda: storage.delete(name))


def store_bytes(*, content: bytes, name: str, content_type: str, actor: AbstractBaseUser | None) -> StoredFile:
    """Keeps bytes that are already known to be good."""
    suffix = "jpg" if content_type == "image/jpeg" else content_type.rpartition("/")[2]
    stored = StoredFile(
        original_name=name[-200:],
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=actor,  # type: ignore[misc]  # the people live above the files
    )
    stored.file.save(f"{new_code(24)}.{suffix}", ContentFile(content), save=False)
    stored.save()
    return stored
