"""What `pregon check` asks of comments: that the counters say what the rows say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, F, IntegerField, Model, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from .enums import State
from .models import Comment, Support, Thread


def counters_are_exact() -> Iterator[str]:
    """Threads, supports and answers are counted anew."""
    for thread in _wrong_threads():
        yield _("La conversación %(thread)s no cuenta bien sus aportes.") % {"thread": thread}
    wrong = Comment.objects.annotate(counted=_count_of(Support, "comment")).exclude(supports=F("counted"))
    for pk in wrong.values_list("pk", flat=True)[:100]:
        yield _("El aporte %(number)d no cuenta bien sus apoyos.") % {"number": pk}
    visible = _count_of(Comment, "parent", state=State.VISIBLE)
    for pk in (
        Comment.objects.annotate(counted=visible).exclude(replies=F("counted")).values_list("pk", flat=True)[:100]
    ):
        yield _("El aporte %(number)d no cuenta bien sus respuestas.") % {"number": pk}


def _wrong_threads() -> Iterator[Thread]:
    counted = {
        row["thread"]: row
        for row in Comment.objects.order_by()
        .values("thread")
        .annotate(
            **{f"n_{state}": Count("pk", filter=Q(state=state)) for state in State.values},
            n_opinions=Count("pk", filter=Q(state=State.VISIBLE, parent=None)),
            n_replies=Count("pk", filter=Q(state=State.VISIBLE, parent__state=State.VISIBLE)),
        )
    }
    for thread in Thread.objects.iterator():
        row: Mapping[str, Any] = counted.get(thread.pk, {})
        if any(getattr(thread, name) != row.get(f"n_{name}", 0) for name in (*State.values, "opinions", "replies")):
            yield thread


def _count_of(model: type[Model], name: str, **only: str) -> Coalesce:
    rows = model._default_manager.filter(**{name: OuterRef("pk")}, **only).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
