"""What `pregon check` asks of the surveys."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.forms.public import Submission
from pregon.plans.public import Fact

from .measures import SURVEY_ANSWERS
from .models import Answer
from .templates_shipped import PURPOSE


def every_answer_is_counted() -> Iterator[str]:
    """Each answer that was not withdrawn has its fact, and no fact is left of one that was."""
    facts = Fact.objects.filter(measure=SURVEY_ANSWERS.key, source_kind="survey_answer", reverses=None)
    standing = set(facts.filter(reversed_by=None).values_list("source_id", flat=True))
    answers = {str(pk) for pk in Answer.objects.filter(withdrawn_at=None).values_list("pk", flat=True)}
    for number in sorted(answers ^ standing):
        words = _("La respuesta %(number)s de una encuesta no cuadra con lo que se contó.")
        yield words % {"number": number}


def no_submission_is_left_alone() -> Iterator[str]:
    """What was sent to a survey is one of its answers."""
    alone = Submission.objects.filter(version__form__purpose=PURPOSE, survey_answer=None)
    count = alone.aggregate(n=Count("pk", filter=Q(version__form__survey__isnull=False)))["n"]
    if count:
        words = ngettext(
            "Hay %(n)d respuesta enviada que ninguna encuesta cuenta.",
            "Hay %(n)d respuestas enviadas que ninguna encuesta cuenta.",
            count,
        )
        yield words % {"n": count}
