"""Beginning a diagnosis: with its survey, ready to be changed."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pregon.people.public import User
from pregon.plans.public import Action, Audience, Plan, note
from pregon.surveys.public import Level, ResultsPolicy, Survey, create_survey

from ..models import Diagnosis
from ..queries import last_approved
from ..templates_shipped import SHIPPED

TITLES = {
    Audience.INTERNAL.value: gettext_lazy("¿Por dónde se entera en la Alcaldía?"),
    Audience.EXTERNAL.value: gettext_lazy("¿Por dónde se entera de la Alcaldía?"),
}


@transaction.atomic
def create_diagnosis(
    *,
    plan: Plan,
    audience: str,
    closes_at: datetime,
    actor: User | None,
    title: str = "",
    action: Action | None = None,
    enough_percent: int = 80,
) -> Diagnosis:
    """A diagnosis in preparation with the survey that ships for its audience.

    Among public servants each one answers by a personal link; citizens also answer from the survey's page, one answer
    per device. Raises `ValidationError` while another one of the same audience is under way.
    """
    title = title or str(TITLES[audience])
    diagnosis = Diagnosis(
        plan=plan,
        audience=audience,
        title=title,
        enough_percent=enough_percent,
        previous=last_approved(audience),
        created_by=actor,
    )
    diagnosis.validate_constraints()
    diagnosis.survey = _survey(diagnosis, closes_at=closes_at, action=action, actor=actor)
    diagnosis.full_clean()
    try:
        with transaction.atomic():
            diagnosis.save()
    except IntegrityError as error:
        raise ValidationError(_("Ya hay un diagnóstico en marcha para ese público. Termínelo primero.")) from error
    note(diagnosis, "diagnosis_create", actor=actor)
    return diagnosis


def _survey(diagnosis: Diagnosis, *, closes_at: datetime, action: Action | None, actor: User | None) -> Survey:
    template = SHIPPED[diagnosis.audience]
    survey = Survey(
        title=diagnosis.title,
        question=str(template.summary),
        audience=diagnosis.audience,
        action=action,
        closes_at=closes_at,
        level=Level.LINK if diagnosis.is_internal else Level.DEVICE,
        results_policy=ResultsPolicy.NEVER if diagnosis.is_internal else ResultsPolicy.AT_CLOSE,
        closing_text=_("Con las respuestas la Alcaldía decide por qué medios le avisa."),
    )
    return create_survey(survey, actor=actor, definition=template.definition)
