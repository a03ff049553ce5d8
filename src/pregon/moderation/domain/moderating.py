"""A person decides about comments: hide, show; the author withdraws and asks for another look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import HideReason, State, Verb, WaitReason
from ..models import Act, Appeal, Comment, Report
from ..models.act import PUBLIC_VERBS
from .errors import Refused
from .notices import tell_appeal_decision, tell_hidden, tell_shown
from .threads import change_state, lock_thread

ANSWER_WITHIN = timedelta(days=5)
LONGEST_APPEAL = 1500
AT_ONCE = 25


@transaction.atomic
def hide(comment: Comment, *, reason: str, note: str = "", actor: User, tell: bool = True) -> bool:
    """Takes a comment from view for a reason of the short list; the author is told and may ask for another look.

    `note` is for colleagues. Without `tell` the author gets no mail. Returns whether it was shown or waited until now;
    done twice, it is done once.
    """
    comment = _locked(comment)
    if comment.state not in {State.VISIBLE, State.WAITING} or comment.official:
        return False
    change_state(comment, State.HIDDEN, hide_reason=HideReason(reason), reviewed_at=timezone.now(), review_by=None)
    _write(comment, Verb.HIDE, reason=reason, note=note, actor=actor)
    _close_reports(comment)
    if tell:
        tell_hidden(comment)
    return True


@transaction.atomic
def show(comment: Comment, *, note: str = "", actor: User) -> bool:
    """Puts a waiting or hidden comment in view, or lets a reported one stand. Returns whether anything changed."""
    comment = _locked(comment)
    if comment.state == State.WITHDRAWN:
        return False
    was = comment.state
    had_reports = _close_reports(comment)
    if was == State.VISIBLE:
        return _let_stand(comment, note, actor) if had_reports else False
    _into_view(comment)
    _write(comment, Verb.SHOW, note=note, actor=actor, is_public=was == State.HIDDEN)
    if was == State.WAITING:
        tell_shown(comment)
    return True


@transaction.atomic
def hold(comment: Comment, *, wait_reason: WaitReason, review_within: timedelta) -> bool:
    """A rule, not a person, takes a comment from view until somebody has looked at it."""
    comment = _locked(comment)
    if comment.state != State.VISIBLE or comment.reviewed_at or comment.official:
        return False
    fields = {"wait_reason": wait_reason, "review_by": timezone.now() + review_within, "reported_at": None}
    change_state(comment, State.WAITING, **fields)
    _write(comment, Verb.HOLD)
    return True


@transaction.atomic
def withdraw(comment: Comment, *, actor: User | None = None) -> bool:
    """The author takes the comment back, or `actor` an official answer; nobody sees it any more, for good."""
    comment = _locked(comment)
    if comment.state == State.WITHDRAWN:
        return False
    change_state(comment, State.WITHDRAWN, review_by=None)
    _write(comment, Verb.WITHDRAW, actor=actor)
    _close_reports(comment)
    Appeal.objects.filter(comment=comment, decided_at=None).update(decided_at=timezone.now())
    return True


def hide_all(comments: Sequence[Comment], *, reason: str, note: str = "", actor: User) -> int:
    """Hides each; returns how many. An author of many gets one mail."""
    told: set[int | None] = set()

    def hide_each(comment: Comment) -> bool:
        is_new = comment.author_id not in told
        told.add(comment.author_id)
        return hide(comment, reason=reason, note=note, actor=actor, tell=is_new)

    return _by_the_dozen(comments, hide_each)


def show_all(comments: Sequence[Comment], *, actor: User) -> int:
    """Shows each; returns how many."""
    return _by_the_dozen(comments, lambda comment: show(comment, actor=actor))


def _by_the_dozen(comments: Sequence[Comment], act: Callable[[Comment], bool]) -> int:
    """A transaction for a few at a time: one for each is slow, and one for all makes citizens wait."""
    done = 0
    for start in range(0, len(comments), AT_ONCE):
        with transaction.atomic():
            done += sum(act(comment) for comment in comments[start : start + AT_ONCE])
    return done


@transaction.atomic
def appeal(comment: Comment, *, text: str) -> Appeal:
    """The author asks for another look at a hidden comment, once. Raises `Refused`."""
    comment = _locked(comment)
    if comment.state != State.HIDDEN:
        raise Refused(_("Este aporte no está oculto: no hay nada que revisar."))
    text = text.strip()
    if not text:
        raise Refused(_("Escriba por qué debería publicarse."))
    if len(text) > LONGEST_APPEAL:
        raise Refused(_("Escriba como máximo %(most)d letras.") % {"most": LONGEST_APPEAL})
    hiding = comment.acts.filter(verb=Verb.HIDE).order_by("-id").first()
    made = _make_appeal(comment, text, hiding)
    _write(comment, Verb.APPEAL)
    return made


@transaction.atomic
def decide_appeal(made: Appeal, *, grant: bool, answer: str, actor: User) -> bool:
    """Another person's decision: shows the comment or leaves it hidden, and tells the author why.

    Returns whether it was open until now. Whoever calls has asked `rules.can_decide_appeal`. Raises `Refused` without
    an answer.
    """
    if not answer.strip():
        raise Refused(_("Escriba la respuesta para el autor."), field="answer")
    comment = _locked(made.comment)
    fields = {"is_granted": grant, "answer": answer.strip(), "decided_by": actor, "decided_at": timezone.now()}
    if not Appeal.objects.filter(pk=made.pk, decided_at=None).update(**fields):
        return False
    if grant and comment.state == State.HIDDEN:
        _into_view(comment)
    _write(comment, Verb.OVERTURN if grant else Verb.UPHOLD, reason="" if grant else comment.hide_reason, actor=actor)
    tell_appeal_decision(comment, granted=grant, answer=answer.strip())
    return True


def _locked(comment: Comment) -> Comment:
    """The comment as it is now, under its thread's lock."""
    lock_thread(comment.thread_id)
    return Comment.objects.select_related("thread", "author").get(pk=comment.pk)


def _into_view(comment: Comment) -> None:
    fields = {"wait_reason": WaitReason.NONE, "hide_reason": "", "review_by": None, "reviewed_at": timezone.now()}
    change_state(comment, State.VISIBLE, **fields)
    author = comment.author
    if author and not author.is_known:
        author.is_known = True
        author.save(update_fields=["is_known"])


def _let_stand(comment: Comment, note: str, actor: User) -> bool:
    Comment.objects.filter(pk=comment.pk).update(reviewed_at=timezone.now())
    _write(comment, Verb.SHOW, note=note, actor=actor, is_public=False)
    return True


def _close_reports(comment: Comment) -> bool:
    """Whether readers' reports were open."""
    Comment.objects.filter(pk=comment.pk).update(open_reports=0, reported_at=None)
    return bool(Report.objects.filter(comment=comment, handled_at=None).update(handled_at=timezone.now()))


def _make_appeal(comment: Comment, text: str, hiding: Act | None) -> Appeal:
    now = timezone.now()
    try:
        with transaction.atomic():
            return Appeal.objects.create(
                comment=comment,
                text=text,
                created_at=now,
                answer_by=now + ANSWER_WITHIN,
                hidden_by=hiding.actor if hiding else None,
            )
    except IntegrityError:
        raise Refused(_("Ya pidió revisar esta decisión. Se puede pedir una sola vez.")) from None


def _write(
    comment: Comment,
    verb: Verb,
    *,
    reason: str = "",
    note: str = "",
    actor: User | None = None,
    is_public: bool | None = None,
) -> None:
    Act.objects.create(
        comment=comment,
        verb=verb,
        reason=reason,
        note=note[:500],
        actor=actor,
        at=timezone.now(),
        is_public=verb in PUBLIC_VERBS if is_public is None else is_public,
    )
