"""Answering in pieces: a draft on the server from the first saved page, found again by its code alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from ..kinds.base import Raw, control_name
from ..kinds.file import File
from ..kinds.registry import kind_of
from ..models import Draft, FormVersion
from .answers import Checked, check_answers
from .attachments import discard, keeper, referenced
from .codes import mark_of, new_resume_code, understood
from .definition import Field, Page

LIFE = timedelta(days=30)
# Says which questions a page showed: what was not shown is not emptied.
SHOWN = "_shown"
Typed = dict[str, Raw]
Uploads = MultiValueDict[str, object]


class UnknownCode(Exception):
    """No draft has this code; it was mistyped or expired."""


class AlreadySubmitted(Exception):
    """The draft was sent; it is not changed any more."""


def start_draft(version: FormVersion) -> tuple[Draft, str]:
    """An empty draft and its code, which is known from then on to its owner only."""
    code = new_resume_code()
    draft = Draft.objects.create(version=version, code_hash=mark_of(code), expires_at=timezone.now() + LIFE)
    return draft, code


def resume(code: str) -> Draft:
    """The draft of a typed code, sent or not, with its version. Raises `UnknownCode`.

    Whoever asks on behalf of a person limits the guesses (`limits.WRONG_CODES`).
    """
    bare = understood(code)
    drafts = Draft.objects.select_related("version__form", "submission").filter(expires_at__gt=timezone.now())
    found = drafts.filter(code_hash=mark_of(bare)).first() if bare else None
    if found is None:
        raise UnknownCode
    return found


def save_page(
    draft: Draft, page: Page, post: QueryDict, uploads: Uploads | None = None, *, sender: str = ""
) -> Checked:
    """Keeps all that was typed on a page, also what is wrong, and answers what the whole form says now.

    `sender` is whose uploads are counted (an address). Files are stored before the short transaction that names them.
    Raises `AlreadySubmitted`.
    """
    shown = set(post.getlist(SHOWN)) or {field.key for field in page.fields}
    typed = {field.key: _read(draft, field, post, uploads, sender) for field in page.fields if field.key in shown}
    with transaction.atomic():
        stored = Draft.objects.select_for_update().get(pk=draft.pk)
        if stored.submission_id:
            raise AlreadySubmitted
        stored.values = {**stored.values, **typed}
        stored.page = page.key
        stored.expires_at = timezone.now() + LIFE
        stored.save(update_fields=["values", "page", "expires_at"])
        _discard_unused(stored, draft.version)
    draft.values, draft.page, draft.expires_at = stored.values, stored.page, stored.expires_at
    return check_draft(draft)


def check_draft(draft: Draft) -> Checked:
    """What the whole draft says."""
    return check_answers(draft.version.definition, draft.values)


def read_typed(version: FormVersion, post: QueryDict) -> Typed:
    """What was typed into a whole form at once, as when a paper is captured. Files are left out."""
    return {field.key: kind_of(field).read(field, post) for field in version.definition.fields}


def _read(draft: Draft, field: Field, post: QueryDict, uploads: Uploads | None, sender: str) -> Raw:
    kind = kind_of(field)
    if not isinstance(kind, File):
        return kind.read(field, post)
    before: Mapping[str, Raw] = draft.values
    sent = uploads.getlist(control_name(field.key)) if uploads else []
    keep = keeper(draft, field.key, sender=sender)
    return kind.receive(field, before.get(field.key, {}), post, list(sent), keep)  # type: ignore[arg-type]


def _discard_unused(draft: Draft, version: FormVersion) -> None:
    files = [field.key for field in version.definition.fields if kind_of(field).takes_files]
    if files:
        discard(draft.attachments.exclude(pk__in=referenced(draft.values, files)))
