"""The act: drafted while people talk, issued once with its number, signed on paper or on a screen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pregon.documents.public import render_pdf
from pregon.files.public import StoredFile, store_bytes, store_upload
from pregon.people.public import User

from ..enums import ConsultationState, SessionState
from ..models import AgendaItem, Consultation, Minutes, Session
from .act_document import act_document
from .journal import note
from .locks import locked, require
from .numbering import ACTS, next_number

Source = Session | Consultation


class ChangedMeanwhile(Exception):
    """Somebody else saved the draft after this page was opened; `texts` are what is stored now."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__("the draft changed")
        self.texts = texts


def minutes_of(source: Source) -> Minutes:
    """The act of a session or consultation, or an unsaved draft."""
    return Minutes.objects.filter(**_key(source)).first() or Minutes(**_key(source))


def texts_of(minutes: Minutes) -> dict[str, str]:
    """What people write in a draft: opening, closing, and the discussion of each item (`tema-7`)."""
    items = minutes.source.items.values_list("pk", "discussion")
    return {"opening": minutes.opening, "closing": minutes.closing, **{f"tema-{pk}": text for pk, text in items}}


def stamp_of(minutes: Minutes) -> str:
    """Changes with any text of the draft."""
    return hashlib.sha256(json.dumps(texts_of(minutes), sort_keys=True).encode()).hexdigest()[:32]


@transaction.atomic
def draft_minutes(source: Source, texts: Mapping[str, str], *, stamp: str, actor: User) -> Minutes:
    """Saves the texts of a draft, by the names of `texts_of`.

    Raises `ChangedMeanwhile` when `stamp` is not that of what is stored, unless the texts are the same, and
    `ValidationError` once the act is issued.
    """
    source = locked(source)
    minutes = minutes_of(source)
    require(not minutes.is_issued, _("El acta ya se emitió y no cambia."))
    stored = texts_of(minutes)
    wanted = {name: texts.get(name, text).replace("\r\n", "\n").strip() for name, text in stored.items()}
    if wanted == stored and minutes.pk:
        return minutes
    if stamp != stamp_of(minutes):
        raise ChangedMeanwhile(stored)
    minutes.opening, minutes.closing = wanted["opening"], wanted["closing"]
    minutes.save()
    _save_discussions(source, wanted)
    note(source, "draft", actor=actor)
    return minutes


def _save_discussions(source: Source, texts: Mapping[str, str]) -> None:
    for item in source.items.all():
        text = texts[f"tema-{item.pk}"][:20_000]
        if text != item.discussion:
            AgendaItem.objects.filter(pk=item.pk).update(discussion=text)


@transaction.atomic
def issue_minutes(source: Source, *, actor: User) -> Minutes:
    """Gives the act its number of the year and freezes what it says, with its PDF; asked again, it answers the same.

    Raises `ValidationError` before the session or consultation is closed, and `DocumentRefused` when it cannot be set.
    """
    source = locked(source)
    minutes = minutes_of(source)
    if minutes.is_issued:
        return minutes
    is_closed = source.state in {SessionState.CLOSED, ConsultationState.CLOSED}
    require(is_closed, _("El acta se emite cuando la sesión o la consulta está cerrada."))
    minutes.year = timezone.localdate().year
    minutes.number = next_number(ACTS, minutes.year)
    minutes.document = act_document(minutes)
    minutes.pdf = _keep_pdf(minutes, actor)
    minutes.issued_at, minutes.issued_by = timezone.now(), actor
    minutes.save()
    note(source, "issue", actor=actor, number=minutes.number, year=minutes.year)
    return minutes


def _keep_pdf(minutes: Minutes, actor: User) -> StoredFile:
    assert minutes.document is not None  # noqa: S101 - made just now
    content = render_pdf("minutes", minutes.document)
    return store_bytes(content=content, name=f"{file_name(minutes)}.pdf", content_type="application/pdf", actor=actor)


def file_name(minutes: Minutes) -> str:
    """«acta-3-de-2026», without an ending."""
    return slugify(str(minutes))


def preview_document(minutes: Minutes) -> dict[str, Any]:
    """What the act says: as issued, or as it would be today."""
    return minutes.document or act_document(minutes)


@transaction.atomic
def upload_signed_copy(minutes: Minutes, upload: UploadedFile[Any], *, actor: User) -> Minutes:
    """Keeps the signed act (PDF, or a photo of it) beside the one that was issued; a later one takes its place.

    Raises `ValidationError` for another kind of file, and before the act is issued.
    """
    minutes = locked(minutes)
    require(minutes.is_issued, _("Emita primero el acta."))
    minutes.signed = store_upload(upload=upload, actor=actor)
    minutes.signed_at = timezone.now()
    minutes.save(update_fields=["signed", "signed_at"])
    note(minutes.source, "sign", actor=actor)
    return minutes


def _key(source: Source) -> dict[str, Source]:
    return {"session" if isinstance(source, Session) else "consultation": source}
