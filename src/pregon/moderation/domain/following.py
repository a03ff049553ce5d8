"""Hearing by mail of what others say: once a day, only when there is something, until one says stop."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ..enums import ContactKind, State
from ..models import Comment, Following, Participant, Thread
from ..targets import Target, find_target, is_open
from .errors import Refused
from .notices import News, tell_news
from .threads import thread_for


def follow(*, kind: str, object_id: int, participant: Participant) -> Following:
    """Begins with what is said from now on. Asked twice, it is one. Raises `Refused` beside the contact."""
    if participant.contact_kind != ContactKind.EMAIL or not participant.contact:
        raise Refused(_("Escriba un correo, por ejemplo ana@correo.com: los avisos llegan allí."), field="contact")
    if find_target(kind, object_id) is None or not is_open(kind, object_id):
        raise Refused(_("Aquí ya no se reciben aportes: no habrá nada nuevo que avisar."), field="contact")
    thread = thread_for(kind, object_id)
    values = {"told_number": thread.last_number}
    return Following.objects.get_or_create(thread=thread, participant=participant, defaults=values)[0]


def stop_following(following: Following) -> None:
    """Says no more. What was already on its way arrives."""
    following.delete()


def tell_followers() -> int:
    """One mail for each person and thing with something new in view; returns how many. Run twice, it is told once."""
    threads = Thread.objects.filter(followings__told_number__lt=F("last_number")).distinct().order_by("pk")
    return sum(_tell_of(pk) for pk in threads.values_list("pk", flat=True))


@transaction.atomic
def _tell_of(thread_pk: int) -> int:
    thread = Thread.objects.select_for_update().get(pk=thread_pk)
    late = _with_news(thread)
    target = find_target(thread.kind, thread.object_id)
    told = _tell(thread, target, late) if target else 0
    Following.objects.filter(thread=thread, told_number__lt=thread.last_number).update(told_number=thread.last_number)
    return told


def _with_news(thread: Thread) -> QuerySet[Following]:
    """Who has not heard of something in view that others said, with how much."""
    shown = Q(parent=None) | Q(parent__state=State.VISIBLE)
    fresh = Comment.objects.filter(shown, thread=thread, state=State.VISIBLE, number__gt=OuterRef("told_number"))
    by_others = fresh.exclude(author=OuterRef("participant")).order_by().values("thread")
    news = Coalesce(Subquery(by_others.annotate(n=Count("pk")).values("n")), 0)
    rows = Following.objects.filter(thread=thread).exclude(participant__contact="").annotate(news=news)
    return rows.filter(news__gt=0).select_related("participant").order_by("pk")


def _tell(thread: Thread, target: Target, followings: Iterable[Following]) -> int:
    people = [News(each, each.news) for each in followings]  # type: ignore[attr-defined]  # annotated
    if people:
        tell_news(thread, target, people)
    return len(people)
