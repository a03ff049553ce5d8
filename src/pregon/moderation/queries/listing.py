"""The list of comments of a thing: at most three questions a page, however many comments there are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from pregon.kernel.prepared import rows

from ..enums import Order, Origin, State
from ..models import Comment, Thread

PER_PAGE = 20
CURSOR = re.compile(r"(?:(\d{1,9})-)?(\d{1,18})", re.ASCII)
COLUMNS = ("pk", "number", "parent_id", "name", "html", "origin", "official", "supports", "replies", "created_at")

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Shown:
    """A comment as anybody may see it: this and nothing else of it is public."""

    pk: int
    number: int
    parent_id: int | None
    name: str
    html: SafeString
    is_from_paper: bool
    official: bool
    supports: int
    replies: int
    created_at: datetime
    answers: list[Shown] = field(default_factory=list)

    @property
    def date(self) -> str:
        """`2026-03-03`."""
        return self.created_at.date().isoformat()

    @property
    def day(self) -> str:
        """`3 de marzo de 2026`."""
        return _day(self.created_at.date())

    @property
    def count(self) -> str:
        """The supports, `1.234`."""
        return f"{self.supports:,}".replace(",", ".")

    @property
    def more_answers(self) -> int:
        """How many answers are left for the comment's own page."""
        return max(0, self.replies - len(self.answers))


@dataclass(frozen=True)
class CommentPage:
    """A page of the list. `after` is the cursor of the next one; empty on the last."""

    kind: str
    object_id: int
    comments: list[Shown]
    opinions: int
    replies: int
    order: Order
    after: str
    is_first: bool
    is_open: bool
    orders: list[tuple[Order, str]]


def comment_page(
    *, kind: str, object_id: int, order: str = "", after: str = "", open_for_comments: bool = True
) -> CommentPage:
    """Twenty visible comments with their first answers, by keyset: the last page costs what the first one does.

    `order` and `after` come from the address; what makes no sense there is the newest, from the start.
    """
    chosen = Order(order) if order in Order.values else Order.NEWEST
    found = rows(_thread, kind, object_id)
    pk, opinions, replies = found[0] if found else (None, 0, 0)
    after = after if CURSOR.fullmatch(after) else ""
    ahead = [_shown(row) for row in rows(_page, pk, chosen, after)] if pk else []
    shown = with_answers(ahead[:PER_PAGE])
    return CommentPage(
        kind=kind,
        object_id=object_id,
        comments=shown,
        opinions=opinions,
        replies=replies,
        order=chosen,
        after=_cursor(shown[-1], chosen) if len(ahead) > PER_PAGE else "",
        is_first=not after,
        is_open=open_for_comments,
        orders=[(each, str(each.label)) for each in Order],
    )


def answers_of(parent_id: int, *, after: str = "") -> tuple[list[Shown], str]:
    """A page of visible answers, oldest first, and the cursor of the next page."""
    answers = Comment.objects.filter(parent_id=parent_id, state=State.VISIBLE).order_by("number")
    if CURSOR.fullmatch(after):
        answers = answers.filter(number__gt=int(after.rpartition("-")[2]))
    ahead = _project(answers[: PER_PAGE + 1])
    return ahead[:PER_PAGE], str(ahead[PER_PAGE - 1].number) if len(ahead) > PER_PAGE else ""


def shown_comment(pk: int) -> Shown | None:
    """A comment that anybody may see, also under its parent."""
    visible = Comment.objects.filter(pk=pk, state=State.VISIBLE)
    found = _project(visible.filter(Q(parent=None) | Q(parent__state=State.VISIBLE)))
    return found[0] if found else None


def with_answers(comments: list[Shown]) -> list[Shown]:
    """The comments with the few answers that stand under them in a list; one question for all."""
    answered = [comment.pk for comment in comments if comment.replies]
    if not answered:
        return comments
    by_parent: dict[int | None, list[Shown]] = {}
    for answer in (_shown(row) for row in rows(_inline_answers, *answered)):
        by_parent.setdefault(answer.parent_id, []).append(answer)
    for comment in comments:
        comment.answers.extend(by_parent.get(comment.pk, []))
    return comments


def page_rows(thread_id: int, order: Order, after: str) -> QuerySet[Comment]:
    """One more comment than a page holds, from the cursor on."""
    top = Comment.objects.filter(thread_id=thread_id, parent=None, state=State.VISIBLE)
    found = CURSOR.fullmatch(after)
    supports, number = (int(found[1] or 0), int(found[2])) if found else (0, 0)
    if order == Order.OLDEST:
        wanted = top.filter(number__gt=number).order_by("number")
    elif order == Order.NEWEST:
        wanted = (top.filter(number__lt=number) if found else top).order_by("-number")
    else:
        rest = top.filter(Q(supports__lt=supports) | Q(number__lt=number), supports__lte=supports)
        wanted = (rest if found else top).order_by("-supports", "-number")
    return wanted[: PER_PAGE + 1]


def _thread(kind: str, object_id: int) -> QuerySet[Thread, Row]:
    return Thread.objects.filter(kind=kind, object_id=object_id).values_list("pk", "opinions", "replies")


def _page(thread_id: int, order: Order, after: str) -> QuerySet[Comment, Row]:
    return page_rows(thread_id, order, after).values_list(*COLUMNS)


def _inline_answers(*parents: int) -> QuerySet[Comment, Row]:
    chosen = Comment.objects.filter(parent_id__in=parents, inline=True, state=State.VISIBLE)
    return chosen.order_by("parent_id", "-official", "number").values_list(*COLUMNS)


@lru_cache(maxsize=1000)
def _day(day: date) -> str:
    """A page has few days and many comments."""
    return date_format(day, "DATE_FORMAT").lower()


def _cursor(last: Shown, order: Order) -> str:
    return f"{last.supports}-{last.number}" if order == Order.SUPPORTED else str(last.number)


def _project(rows: QuerySet[Comment]) -> list[Shown]:
    return [_shown(row) for row in rows.values_list(*COLUMNS)]


def _shown(row: tuple[Any, ...]) -> Shown:
    pk, number, parent_id, name, html, origin, official, supports, replies, created_at = row
    return Shown(
        pk=pk,
        number=number,
        parent_id=parent_id,
        name=name,
        html=mark_safe(html),  # noqa: S308 - made by `rendering` when the comment was kept
        is_from_paper=origin == Origin.PAPER,
        official=official,
        supports=supports,
        replies=replies,
        created_at=localtime(created_at),
    )
