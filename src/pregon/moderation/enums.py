"""The words of taking part and of moderating."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a comment is. Only `visible` is ever public."""

    WAITING = "waiting", _("En revisión")
    VISIBLE = "visible", _("Publicado")
    HIDDEN = "hidden", _("Oculto")
    WITHDRAWN = "withdrawn", _("Retirado por su autor")


class Origin(TextChoices):
    """How a comment reached us; it is said with every count."""

    WEB = "web", _("En el sitio")
    PAPER = "paper", _("En papel")
    STAFF = "staff", _("De la Alcaldía")


class ContactKind(TextChoices):
    """How a participant showed that a person is behind the name."""

    EMAIL = "email", _("Correo electrónico")
    PHONE = "phone", _("Celular")
    PRINTED = "printed", _("Código impreso")
    PAPER = "paper", _("Papel")


class HideReason(TextChoices):
    """Why a comment is not shown. The author reads these very words, and so does anybody in the public log."""

    INSULTS = "insults", _("Tiene insultos o ataca a una persona")
    THREATS = "threats", _("Amenaza o llama a la violencia")
    PERSONAL_DATA = "personal_data", _("Tiene datos personales de alguien")
    OFF_TOPIC = "off_topic", _("No trata de este tema")
    ADVERTISING = "advertising", _("Es publicidad o correo no deseado")
    REPEATED = "repeated", _("Repite un aporte que ya está")
    FALSE_IDENTITY = "false_identity", _("Se hace pasar por otra persona o entidad")
    UNLAWFUL = "unlawful", _("Puede ir contra la ley")


class ReportReason(TextChoices):
    """What a reader says is wrong."""

    INSULTS = "insults", _("Insulta, amenaza o discrimina")
    PERSONAL_DATA = "personal_data", _("Muestra datos personales")
    ADVERTISING = "advertising", _("Es publicidad o correo no deseado")
    OFF_TOPIC = "off_topic", _("No trata del tema")
    OTHER = "other", _("Otra cosa")


class WaitReason(TextChoices):
    """Why a comment waits for a person to look at it."""

    NONE = "", ""
    FIRST_LINK = "first_link", _("Es su primer aporte y tiene un enlace.")
    MANY_LINKS = "many_links", _("Tiene muchos enlaces.")
    SAME_TEXT = "same_text", _("Otras personas enviaron el mismo texto.")
    CROWD = "crowd", _("Llegaron muchos aportes a la vez y es el primero suyo.")
    REPORTED = "reported", _("Varias personas lo reportaron.")


class Verb(TextChoices):
    """What was done about a comment: a row of the log."""

    HIDE = "hide", _("Ocultó")
    SHOW = "show", _("Publicó")
    HOLD = "hold", _("Pasó a revisión")
    WITHDRAW = "withdraw", _("Retiró")
    APPEAL = "appeal", _("Pidió revisar la decisión")
    UPHOLD = "uphold", _("Confirmó la decisión")
    OVERTURN = "overturn", _("Cambió la decisión")


class BlockKind(TextChoices):
    """Who may not write for a time."""

    AUTHOR = "author", _("Esta persona")
    CONTACT = "contact", _("Este correo o celular")
    NETWORK = "network", _("Esta red")


class Order(TextChoices):
    """How a list of comments is sorted."""

    NEWEST = "recientes", _("Más recientes")
    OLDEST = "antiguos", _("Más antiguos")
    SUPPORTED = "apoyados", _("Más apoyados")
