"""The roles that ship with the product, and the kinds of contacts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role is a group of Django with this name; what it may do is in `roles.py`."""

    MAYOR = "Alcalde", _("Alcalde")
    GEL_LEADER = "Líder GEL", _("Líder GEL")
    COMMITTEE = "Comité GEL", _("Comité GEL")
    COMMUNICATIONS = "Comunicaciones", _("Comunicaciones")
    SITE_ADMINISTRATOR = "Administrador del sitio", _("Administrador del sitio")
    ATTENTION_AGENT = "Agente de atención", _("Agente de atención")
    PROCEDURES_OFFICER = "Funcionario de trámites", _("Funcionario de trámites")
    STAFF = "Servidor", _("Servidor público")


class ContactKind(TextChoices):
    """Who a contact is for the municipality."""

    CITIZEN = "citizen", _("Ciudadano")
    ORGANISATION = "organisation", _("Organización")
    MEDIA = "media", _("Medio de comunicación")
    ALLY = "ally", _("Aliado")
