"""What waits for the moderators, and where to find what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..enums import State
from ..models import Act, Appeal, Block, Comment, Participant, Report, Thread
from ..targets import Target, describe_threads

ROWS = 25
LOG_ROWS = 50


@dataclass(frozen=True)
class Pending:
    """How much waits."""

    waiting: int
    late: int
    reported: int
    appeals: int

    @property
    def total(self) -> int:
        return self.waiting + self.reported + self.appeals


@dataclass(frozen=True)
class Line:
    """A comment as moderators see it, with what it is about."""

    comment: Comment
    target: Target
    copies: int = 1
    authors: int = 1
    reasons: list[str] = field(default_factory=list)

    @property
    def is_late(self) -> bool:
        return bool(self.comment.review_by and self.comment.review_by < timezone.now())


def pending() -> Pending:
    """The numbers of the tray; the counters of the threads know them."""
    return Pending(
        waiting=Thread.objects.filter(waiting__gt=0).aggregate(n=Sum("waiting"))["n"] or 0,
        late=Comment.objects.filter(review_by__lt=timezone.now()).count(),
        reported=_reported().count(),
        appeals=open_appeals().count(),
    )


def pending_total() -> int:
    """How much waits in all, for the menu."""
    waiting = Thread.objects.filter(waiting__gt=0).aggregate(n=Coalesce(Sum("waiting"), 0))["n"]
    return int(waiting) + _reported().count() + open_appeals().count()


def waiting_groups(page: int = 0) -> tuple[list[Line], bool]:
    """What waits, texts that are alike as one line, the oldest first; and whether there are more."""
    groups = (
        Comment.objects.filter(state=State.WAITING)
        .values("fingerprint")
        .annotate(first=Min("id"), copies=Count("id"), authors=Count("author", distinct=True))
        .order_by("first")[page * ROWS : (page + 1) * ROWS + 1]
    )
    found = list(groups)
    samples = _comments(row["first"] for row in found[:ROWS])
    targets = describe_threads({comment.thread for comment in samples.values()})
    lines = [
        Line(comment, targets[comment.thread_id], row["copies"], row["authors"])
        for row in found[:ROWS]
        if (comment := samples.get(row["first"]))
    ]
    return lines, len(found) > ROWS


def reported_lines() -> list[Line]:
    """Visible comments with open reports, the most reported first, each with what readers say."""
    chosen = _reported().order_by("-open_reports", "id")[:ROWS]
    comments = list(chosen.select_related("thread", "author"))
    reasons: dict[int, list[str]] = {}
    reports = Report.objects.filter(comment__in=comments, handled_at=None).order_by("id")
    for report in reports[: ROWS * 20]:
        said = f"{report.get_reason_display()}: {report.note}" if report.note else str(report.get_reason_display())
        reasons.setdefault(report.comment_id, []).append(said)
    targets = describe_threads({comment.thread for comment in comments})
    return [Line(each, targets[each.thread_id], reasons=reasons.get(each.pk, [])) for each in comments]


def open_appeals() -> QuerySet[Appeal]:
    """Appeals that nobody has decided, the oldest first."""
    return Appeal.objects.filter(decided_at=None).select_related("comment__thread", "hidden_by").order_by("id")


def alike(comment: Comment, *, limit: int) -> list[Comment]:
    """The waiting comments whose text is like this one's."""
    same = Comment.objects.filter(state=State.WAITING, fingerprint=comment.fingerprint)
    return list(same.select_related("thread", "author").order_by("id")[:limit])


def open_comments_of(participant: Participant, *, limit: int) -> list[Comment]:
    """What of a person's comments is in view or waits."""
    states = [State.WAITING, State.VISIBLE]
    found = Comment.objects.filter(author=participant, state__in=states).select_related("thread", "author")
    return list(found.order_by("-id")[:limit])


def search_participants(text: str) -> list[tuple[Participant, int]]:
    """People by a part of their name, or by their whole contact, the last seen first; with how much they said."""
    wanted = Q(name__icontains=text) | (Q(contact=text.casefold()) & ~Q(contact=""))
    found = list(Participant.objects.filter(wanted).order_by("-last_seen_at")[:ROWS])
    counted = Comment.objects.filter(author__in=found).values_list("author").annotate(n=Count("pk"))
    counts: dict[int | None, int] = dict(counted)
    return [(person, counts.get(person.pk, 0)) for person in found]


def acts(*, public: bool) -> QuerySet[Act]:
    """The log, newest first. The public one tells no person."""
    rows = Act.objects.select_related("comment__thread").order_by("-id")
    return rows.filter(is_public=True) if public else rows.select_related("actor")


def blocks() -> QuerySet[Block]:
    return Block.objects.select_related("participant", "created_by", "lifted_by")


def lines_of(comments: list[Comment]) -> list[Line]:
    """Comments with what they are about."""
    targets = describe_threads({comment.thread for comment in comments})
    return [Line(comment, targets[comment.thread_id]) for comment in comments]


def _reported() -> QuerySet[Comment]:
    # Not asked by state: most rows are visible, and a database without statistics would walk all of them.
    return Comment.objects.filter(reported_at__isnull=False)


def _comments(pks: Iterable[int]) -> dict[int, Comment]:
    return Comment.objects.select_related("thread", "author").in_bulk(list(pks))
