"""A month of pieces: written, adapted, approved, out, and proved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images import get_image_model

from pregon.files.public import store_bytes
from pregon.jobs.public import run_pending
from pregon.outreach.public import (
    Piece,
    Placement,
    adapt,
    approve,
    count_visit,
    plan_placement,
    prove_placement,
    publish,
    save_piece,
    submit,
    take_down,
)
from pregon.people.public import ContactList
from pregon.plans.public import Action, Plan, actions_of

from .cast import Cast
from .pictures import draw_picture, draw_proof
from .story import Story


def tell(story: Story, *, plan: Plan, cast: Cast, today: date) -> None:
    """Lives through the story day by day, each thing on its day, through the same verbs as people use."""
    for number, row in enumerate(story["pieces"]):
        morning = timezone.make_aware(datetime.combine(today - timedelta(days=row["days_ago"]), time(8, 30)))
        with time_machine.travel(morning, tick=True):
            piece = _write(row, plan=plan, cast=cast, seed=number)
            _put_out(piece, row, cast=cast, seed=number)
    _take_down(today, cast=cast)
    for number, row in enumerate(story["drafts"]):
        _leave_waiting(row, plan=plan, cast=cast, seed=100 + number)
    run_pending()


def _write(row: Story, *, plan: Plan, cast: Cast, seed: int) -> Piece:
    piece = Piece(
        action=_action(plan, row["action"]),
        title=row["title"],
        summary=row["summary"],
        body=row["body"].strip(),
        picture=_picture(row, seed=seed),
        picture_alt=row["picture_alt"],
    )
    return save_piece(piece, channels_chosen=row["channels"], actor=cast["communications"])


def _action(plan: Plan, beginning: str) -> Action:
    return actions_of(plan).get(title__startswith=beginning)


def _picture(row: Story, *, seed: int) -> object:
    content = ContentFile(draw_picture(row["picture"], seed=seed), name=f"{row['picture']}-{seed}.jpg")
    return get_image_model().objects.create(title=row["title"], file=content)


def _put_out(piece: Piece, row: Story, *, cast: Cast, seed: int) -> None:
    for rendition in piece.renditions.all():
        if rendition.channel == "email" and piece.action.objective.audience == "external":
            everybody = list(ContactList.objects.values_list("pk", flat=True))
            adapt(rendition, content={"lists": everybody}, actor=cast["communications"])
        submit(rendition, actor=cast["communications"])
        approve(rendition, actor=cast["leader"])
        if rendition.channel == "poster":
            _hang(rendition, row["places"], cast=cast, seed=seed)
        else:
            publish(rendition, actor=cast["communications"])
        for _ in range(_visits(seed, rendition.channel)):
            count_visit(rendition)


def _visits(seed: int, channel: str) -> int:
    usual = {"website": 6, "banner": 17, "email": 9, "poster": 12}[channel]
    return usual + (seed * 7 + len(channel) * 3) % 11


def _hang(rendition: object, places: list[str], *, cast: Cast, seed: int) -> None:
    for number, placement in enumerate(_placements(rendition, places, cast=cast)):
        content = draw_proof(placement.place, seed=seed * 10 + number)
        photo = store_bytes(content=content, name="prueba.jpg", content_type="image/jpeg", actor=cast["communications"])
        prove_placement(placement, photo=photo, placed_on=timezone.localdate(), actor=cast["communications"])


def _take_down(today: date, *, cast: Cast) -> None:
    """What was to hang until some day of the past came down that day, but for the newest: «Hoy» asks for it."""
    past = Placement.objects.filter(until__lt=today).exclude(placed_on=None).order_by("until", "pk")
    for placement in list(past)[:-1]:
        assert placement.until  # noqa: S101 - asked for
        with time_machine.travel(timezone.make_aware(datetime.combine(placement.until, time(16, 10))), tick=True):
            take_down(placement, on=placement.until, actor=cast["communications"])


def _placements(rendition: object, places: list[str], *, cast: Cast) -> Iterator[Placement]:
    until = timezone.localdate() + timedelta(days=20)
    for place in places:
        yield plan_placement(rendition, place=place, until=until, actor=cast["communications"])  # type: ignore[arg-type]


def _leave_waiting(row: Story, *, plan: Plan, cast: Cast, seed: int) -> None:
    piece = _write(row, plan=plan, cast=cast, seed=seed)
    for rendition in piece.renditions.all():
        if rendition.channel == "email":
            everybody = list(ContactList.objects.values_list("pk", flat=True))
            adapt(rendition, content={"lists": everybody}, actor=cast["communications"])
        if rendition.channel in row.get("submit", []):
            submit(rendition, actor=cast["communications"])
        if rendition.channel in row.get("approve", []):
            approve(rendition, actor=cast["leader"])
            list(_placements(rendition, row["places"], cast=cast))
