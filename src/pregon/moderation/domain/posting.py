"""Saying something: by a citizen, by the municipality, or from paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import StoredFile
from pregon.people.public import User

from ..checks.base import Finding, Posting, look_at
from ..enums import ContactKind, Origin, State, WaitReason
from ..fingerprint import fingerprint
from ..marks import mark
from ..models import Comment, Participant, Thread
from ..rendering import comment_html
from ..targets import is_open
from ..validators import clean_contact, clean_name, clean_text
from .blocking import refuse_if_blocked
from .errors import Refused
from .participants import participant_for
from .threads import add_comment, lock_thread, thread_for

# What the author is promised: a person looks at it by then.
REVIEW_WITHIN = timedelta(hours=48)
# A comment that stood so long, in view of everybody, speaks for its author.
KNOWN_AFTER = timedelta(days=1)


def post_comment(
    *,
    kind: str,
    object_id: int,
    author: Participant,
    name: str,
    text: str,
    form_key: str = "",
    parent: Comment | None = None,
    network: str = "",
) -> Comment:
    """What a citizen says of a thing, or answers to a comment on it. The same form sent again gives the same comment.

    `form_key` names the form; without one, the same text on the same day is the same comment. `network` is the mark of
    where it came from. Raises `Refused` with words for the author; what looks doubtful is kept and waits.
    """
    name, text = _clean(name, text)
    submission = _submission("participant", author.pk, kind, object_id, form_key or _today(parent, text))
    if known := Comment.objects.filter(submission=submission).first():
        return known
    _refuse_if_closed(kind, object_id, parent)
    refuse_if_blocked(participant=author, network=network)
    thread = thread_for(kind, object_id)
    comment = Comment(
        thread=thread,
        parent=parent,
        author=author,
        name=name,
        network=network,
        submission=submission,
        **_words(text),
    )
    _apply(comment, look_at(_posting(comment, author)))
    return _keep(comment)


def answer_officially(
    *, kind: str, object_id: int, text: str, actor: User, form_key: str, parent: Comment | None = None
) -> Comment:
    """What the municipality says, marked as its answer. Also on a thing that takes no more comments of citizens."""
    comment = Comment(
        thread=thread_for(kind, object_id),
        parent=parent,
        staff=actor,
        name=_office_name(actor),
        official=True,
        origin=Origin.STAFF,
        submission=_submission("staff", actor.pk, form_key),
        **_words(_cleaned(text)),
    )
    return _keep(comment)


@transaction.atomic
def post_from_paper(
    *,
    kind: str,
    object_id: int,
    name: str,
    text: str,
    contact: str,
    scan: StoredFile | None,
    actor: User,
    form_key: str,
) -> Comment:
    """What came on paper, typed by `actor`, with the scan as its proof; `contact` may be empty.

    Raises `Refused` for a name, text or contact that cannot be kept.
    """
    name, text = _clean(name, text)
    submission = _submission("staff", actor.pk, form_key)
    if known := Comment.objects.filter(submission=submission).first():
        return known
    comment = Comment(
        thread=thread_for(kind, object_id),
        author=_paper_author(name, contact),
        staff=actor,
        name=name,
        origin=Origin.PAPER,
        scan=scan,
        submission=submission,
        **_words(text),
    )
    return _keep(comment)


def find_typed(*, actor: User, form_key: str) -> Comment | None:
    """What this person has typed with this form already."""
    return Comment.objects.filter(submission=_submission("staff", actor.pk, form_key)).first()


def _keep(comment: Comment) -> Comment:
    """Under the thread's lock; a second request with the same form gets the first one's comment."""
    try:
        with transaction.atomic():
            lock_thread(comment.thread_id)
            _refuse_hidden_parent(comment.parent_id)
            add_comment(comment)
    except IntegrityError:
        return Comment.objects.get(submission=comment.submission)
    return comment


def _refuse_if_closed(kind: str, object_id: int, parent: Comment | None) -> None:
    if not is_open(kind, object_id):
        raise Refused(_("Ya no se reciben aportes aquí. Su texto no se envió."))
    if parent is None:
        return
    of_thread = Thread.objects.filter(pk=parent.thread_id, kind=kind, object_id=object_id).exists()
    if parent.parent_id or not of_thread:
        raise Refused(_("Ese aporte no se puede responder."))


def _refuse_hidden_parent(parent_id: int | None) -> None:
    if parent_id and not Comment.objects.filter(pk=parent_id, state=State.VISIBLE, parent=None).exists():
        raise Refused(_("El aporte que responde ya no está publicado. Su respuesta no se envió."))


def _apply(comment: Comment, finding: Finding) -> None:
    if finding.refusal:
        raise Refused(str(finding.refusal))
    if finding.wait:
        comment.state = State.WAITING
        comment.wait_reason = WaitReason(finding.wait)
        comment.review_by = comment.created_at + REVIEW_WITHIN


def _posting(comment: Comment, author: Participant) -> Posting:
    return Posting(
        author=author,
        is_known=_is_known(author),
        thread_id=comment.thread_id,
        text=comment.body,
        fingerprint=comment.fingerprint,
        submission=comment.submission,
        network=comment.network,
    )


def _is_known(author: Participant) -> bool:
    since = timezone.now() - KNOWN_AFTER
    stood = Comment.objects.filter(author=author, state=State.VISIBLE, created_at__lt=since)
    return author.is_known or stood.exists()


def _words(text: str) -> dict[str, str | datetime]:
    return {
        "body": text,
        "html": comment_html(text),
        "fingerprint": fingerprint(text),
        "created_at": timezone.now(),
    }


def _clean(name: str, text: str) -> tuple[str, str]:
    try:
        name = clean_name(name)
    except ValidationError as error:
        raise Refused(error.messages[0], field="name") from error
    return name, _cleaned(text)


def _cleaned(text: str) -> str:
    try:
        return clean_text(text)
    except ValidationError as error:
        raise Refused(error.messages[0]) from error


def _paper_author(name: str, contact: str) -> Participant:
    if not contact.strip():
        return Participant.objects.create(name=name, contact_kind=ContactKind.PAPER, last_seen_at=timezone.now())
    try:
        kind, folded = clean_contact(contact)
    except ValidationError as error:
        raise Refused(error.messages[0], field="contact") from error
    return participant_for(kind=kind, contact=folded, name=name)


def _office_name(actor: User) -> str:
    municipality = _("Alcaldía de %(name)s") % {"name": settings.INSTANCE.settings.name}
    return f"{municipality} · {actor.office}"[:120] if actor.office else municipality


def _today(parent: Comment | None, text: str) -> str:
    return f"{parent.pk if parent else ''}|{timezone.localdate()}|{text}"


def _submission(*parts: object) -> str:
    return mark("submission", *parts)
