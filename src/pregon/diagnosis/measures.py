"""What diagnoses count. The answers themselves are counted by surveys."""

from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Measure, register_measure

DIAGNOSES_APPROVED = register_measure(
    Measure(
        key="diagnoses_approved",
        label=_("Diagnósticos de comunicaciones"),
        unit=_("diagnósticos"),
        definition=_(
            "Diagnósticos aprobados que se hicieron con respuestas, uno por público. Los que quedaron sin respuestas "
            "no cuentan."
        ),
        words=(frozenset({"diagnostico", "comunicacion"}), frozenset({"diagnostico", "medios"})),
        is_deed=True,
    )
)
