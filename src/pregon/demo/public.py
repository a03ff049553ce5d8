"""Bringing Segovia and San Pedro de los Milagros to life, through the public functions of every feature."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.outreach.public import Piece
from pregon.people.public import ensure_roles
from pregon.plans.public import current_plan

from .cast import gather
from .committee import call_the_next, decide_the_first, gather_committee, morning_of_the_session
from .diagnosis import diagnose
from .forums import live_through, write_topics
from .identity import dress
from .pieces import tell
from .plan import do_past_tasks, make_plan
from .story import DEPARTMENT, KEYS, NAMES, PASSWORD, read_story
from .surveys import hold_surveys, write_surveys

__all__ = ["DEPARTMENT", "KEYS", "NAMES", "PASSWORD", "build", "demo_users"]


def build(key: str, *, say: Callable[[str], None] = lambda line: None) -> bool:
    """Fills the instance that this process serves with the story of `key`; answers False when it was there already.

    `say` is told of each step, in Spanish.
    """
    if current_plan() and Piece.objects.exists():
        return False
    story, today = read_story(key), timezone.localdate()
    ensure_roles()
    say(_("Personas y dependencias"))
    cast = gather(story, today=today)
    dress(story, key=key, actor=cast["administrator"])
    say(_("Plan, responsables y tareas"))
    plan = make_plan(story, municipality=NAMES[key][0], cast=cast, today=today)
    say(_("El diagnóstico"))
    diagnose(story, plan=plan, cast=cast, today=today)
    say(_("El Comité y lo que decidió"))
    gather_committee(story, cast=cast, today=today)
    with morning_of_the_session(today):
        topics = write_topics(story, plan=plan, cast=cast, today=today)
        surveys = write_surveys(story, plan=plan, cast=cast, today=today)
    decide_the_first(plan, story=story, cast=cast, today=today)
    call_the_next(story, cast=cast, today=today)
    say(_("Foros con sus opiniones"))
    live_through(topics, story, cast=cast, today=today)
    say(_("Un mes de piezas con sus pruebas"))
    tell(story, plan=plan, cast=cast, today=today)
    say(_("Encuestas con sus respuestas"))
    hold_surveys(surveys, story, cast=cast, today=today)
    do_past_tasks(plan, today=today)
    return True


def demo_users(key: str) -> list[tuple[str, str]]:
    """Who can sign in to the demo: position and e-mail."""
    return [(row["position"], row["email"]) for row in read_story(key)["people"]]
