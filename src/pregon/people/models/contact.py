from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ..enums import ContactKind


class ContactList(models.Model):
    """A named group of contacts: organisations, radio stations, community boards."""

    name = models.CharField(
        _("nombre"),
        max_length=120,
        unique=True,
        error_messages={"unique": _("Ya existe una lista con ese nombre.")},
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("lista de contactos")
        verbose_name_plural = _("listas de contactos")

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """Somebody outside who agreed to hear from the municipality (Ley 1581/2012: prior, express, informed)."""

    name = models.CharField(_("nombre"), max_length=120)
    organisation = models.CharField(_("organización"), max_length=120, blank=True)
    kind = models.CharField(_("tipo"), max_length=20, choices=ContactKind.choices, default=ContactKind.CITIZEN)
    email = models.EmailField(_("correo electrónico"))
    lists = models.ManyToManyField(ContactList, verbose_name=_("listas"), blank=True, related_name="contacts")
    consent_source = models.CharField(
        _("autorización de datos"), max_length=200, help_text=_("Cómo y dónde autorizó que le escribamos.")
    )
    consented_on = models.DateField(_("fecha de la autorización"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("contacto")
        verbose_name_plural = _("contactos")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="contact_email_unique",
                violation_error_message=_("Ya existe un contacto con ese correo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name
