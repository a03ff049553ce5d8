"""What surveys add to the site: the poll on the home page, the task «Responder una encuesta»."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from pregon.forms.public import controls_of, current_version, render_fields
from pregon.portal.public import HomeSection, HomeTask, home_sections, home_tasks, remember

from .enums import Level
from .models import Survey
from .queries import polls
from .views.public import answer_url, until_words


def register() -> None:
    """Called once, when the applications are ready."""
    home_sections.register("poll", HomeSection("surveys/_poll.html.jinja", poll_context, order=20))
    task = HomeTask(
        _("Opinar en una encuesta"),
        _("Lo que la Alcaldía pregunta hoy, y lo que la gente respondió."),
        _surveys,
        order=50,
    )
    home_tasks.register("surveys", task)


def _surveys() -> str:
    return reverse("surveys")


def poll_context() -> dict[str, Any]:
    """The poll of today with its question; nothing when there is none.

    The page is the same for everybody, so it brings no token and no cookie: the vote is confirmed on the next page,
    where the level is applied.
    """
    now = timezone.now()
    poll, question = next((each for each in remember("polls", _polls) if each[0].takes_answers(now)), (None, ""))
    if poll is None:
        return {"poll": None}
    return {"poll": poll, "fields": question, "action": answer_url(poll), "until": until_words(poll)}


def _polls() -> list[tuple[Survey, SafeString | str]]:
    """Each poll with its question, where it can be answered on the spot."""
    return [(poll, _question(poll) if poll.level in (Level.OPEN, Level.DEVICE) else "") for poll in polls()]


def _question(poll: Survey) -> SafeString | str:
    version = current_version(poll.form)
    return render_fields(controls_of(version.definition.fields, {})) if version else ""
