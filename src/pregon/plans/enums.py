"""Words of the plan: audiences, periodicities, channels, states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Whom an objective addresses."""

    INTERNAL = "internal", _("Interno")
    EXTERNAL = "external", _("Externo")


class Periodicity(TextChoices):
    """How often an action comes back."""

    NONE = "", _("Sin definir")
    ONCE = "once", _("Una vez")
    WEEKLY = "weekly", _("Cada semana")
    FORTNIGHTLY = "fortnightly", _("Cada dos semanas")
    MONTHLY = "monthly", _("Cada mes")
    BIMONTHLY = "bimonthly", _("Cada dos meses")
    QUARTERLY = "quarterly", _("Cada tres meses")
    SEMIANNUAL = "semiannual", _("Cada seis meses")
    ANNUAL = "annual", _("Cada año")


class Channel(TextChoices):
    """Where a tactic happens: a medium that carries a piece, or a kind of activity."""

    UNKNOWN = "", _("Sin definir")
    WEBSITE = "website", _("Sitio web")
    BANNER = "banner", _("Banner")
    EMAIL = "email", _("Correo electrónico")
    INTRANET = "intranet", _("Intranet")
    POSTER = "poster", _("Afiche y cartelera")
    BULLETIN = "bulletin", _("Boletín")
    SOCIAL = "social", _("Redes sociales")
    RADIO = "radio", _("Emisora")
    LOUDSPEAKER = "loudspeaker", _("Perifoneo")
    TELEVISION = "television", _("Televisión")
    PRESS = "press", _("Prensa")
    PARISH = "parish", _("Aviso parroquial")
    CHAT = "chat", _("Chat")
    CALENDAR = "calendar", _("Calendario")
    FORUM = "forum", _("Foro")
    SURVEY = "survey", _("Encuesta")
    VISIT = "visit", _("Visita")
    INTERVIEW = "interview", _("Entrevista")
    TRAINING = "training", _("Capacitación")
    EVENT = "event", _("Evento")
    HEARING = "hearing", _("Rendición de cuentas")
    LETTER = "letter", _("Carta")
    ADVICE = "advice", _("Asesoría")


class ActionState(TextChoices):
    """Computed, never typed: what the tasks and the facts of an action say."""

    NOT_STARTED = "not_started", _("Sin iniciar")
    UNDER_WAY = "under_way", _("En marcha")
    LATE = "late", _("Atrasada")
    FULFILLED = "fulfilled", _("Cumplida")


class Certainty(TextChoices):
    """Counted people and guesses are never added up together."""

    COUNTED = "counted", _("Contado")
    ESTIMATED = "estimated", _("Estimado")
