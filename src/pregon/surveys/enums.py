"""Words of surveys: how strictly answers are kept to one per person, states, what happens with the results."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How an answer is kept to one per person. It is printed with the results, with what it does not prevent."""

    OPEN = "open", _("Sin control de respuestas repetidas")
    DEVICE = "device", _("Una por aparato")
    CODE = "code", _("Código impreso de un solo uso")
    DOCUMENT = "document", _("Una por documento")
    LINK = "link", _("Un enlace personal por persona")


# What each level means, in the words that are printed with the result.
LEVEL_WORDS = {
    Level.OPEN: _("Abierta: no se controla cuántas veces responde cada persona."),
    Level.DEVICE: _(
        "Una respuesta por aparato: se recuerda con una marca en el navegador. No impide que alguien responda otra vez "
        "desde otro aparato o después de borrar los datos del navegador."
    ),
    Level.CODE: _(
        "Un código impreso por persona: cada código sirve una sola vez. Depende de que se entregue uno a cada quien."
    ),
    Level.DOCUMENT: _(
        "Una respuesta por documento de identidad. El número no se guarda. No se comprueba que quien lo escribe sea su "
        "dueño."
    ),
    Level.LINK: _(
        "Un enlace personal por persona: cada enlace sirve una sola vez. Se sabe quién respondió, no qué respondió. "
        "Depende de que nadie pase su enlace a otra persona."
    ),
}


class State(TextChoices):
    """Where a survey is. Only these moves exist: see `domain.moves`."""

    DRAFT = "draft", _("En borrador")
    OPEN = "open", _("Abierta")
    CLOSED = "closed", _("Cerrada")
    PUBLISHED = "published", _("Con resultados publicados")


class ResultsPolicy(TextChoices):
    """What is promised to whoever answers."""

    AT_CLOSE = "at_close", _("Se publican al cerrar")
    NEVER = "never", _("No se publican")
