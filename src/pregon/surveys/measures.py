"""What surveys count."""

from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Measure, register_measure

SURVEYS_PUBLISHED = register_measure(
    Measure(
        key="surveys_published",
        label=_("Encuestas publicadas"),
        unit=_("encuestas"),
        definition=_(
            "Encuestas y sondeos que se abrieron para que la gente responda. Cada una cuenta una vez, aunque se cierre "
            "y se abra de nuevo."
        ),
        words=(frozenset({"encuesta", "publicad"}), frozenset({"encuesta", "realizad"}), frozenset({"sondeo"})),
        is_deed=True,
    )
)
SURVEY_ANSWERS = register_measure(
    Measure(
        key="survey_answers",
        label=_("Respuestas a encuestas"),
        unit=_("respuestas"),
        definition=_(
            "Respuestas completas a encuestas y sondeos, en línea, en papel o por teléfono. Cada encuesta dice cómo "
            "cuida que nadie responda dos veces. Las retiradas se descuentan."
        ),
        words=(
            frozenset({"respuesta", "encuesta"}),
            frozenset({"encuesta", "contestad"}),
            frozenset({"encuesta", "respondid"}),
            frozenset({"encuesta", "diligenciad"}),
            frozenset({"encuestad"}),
        ),
    )
)
