"""A survey announces itself: a piece begun in the composer, with its address and its dates."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.outreach.public import compose_url

from .enums import State
from .models import Survey


def announce_url(survey: Survey) -> str:
    """Where the composer begins with what the survey says of itself; empty without an action or an address."""
    if survey.action is None or survey.state not in (State.OPEN, State.PUBLISHED):
        return ""
    is_out = survey.state == State.PUBLISHED
    name = "survey_results" if is_out else "survey"
    title = _("Esto respondió la gente: %(title)s") if is_out else _("Responda: %(title)s")
    return compose_url(
        survey.action,
        title=title % {"title": survey.title},
        summary=survey.question,
        link=f"{settings.BASE_URL}{reverse(name, args=[survey.slug])}",
        starts_on=timezone.localdate(survey.opened_at) if survey.opened_at and not is_out else None,
        ends_on=timezone.localdate(survey.closes_at) if survey.closes_at and not is_out else None,
    )
