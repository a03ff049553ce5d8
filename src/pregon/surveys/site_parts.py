"""What surveys add to the site: the poll on the home page, the task «Responder una encuesta»."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from pregon.forms.public import controls_of, current_version, render_fields
from pregon.portal.public import HomeSection, HomeTask, home_sections, home_tasks

from .enums import Level
from .models import Survey
from .queries import current_poll
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
    poll = current_poll(timezone.now())
    if poll is None:
        return {"poll": None}
    votes_here = poll.level in (Level.OPEN, Level.DEVICE)
    return {
        "poll": poll,
        "fields": _question(poll) if votes_here else "",
        "action": answer_url(poll),
        "until": until_words(poll),
    }


def _question(poll: Survey) -> SafeString | str:
    version = current_version(poll.form)
    return render_fields(controls_of(version.definition.fields, {})) if version else ""
