from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from pregon.people.public import Contact, Office

from ..enums import Way
from .diagnosis import Diagnosis


class Participant(models.Model):
    """Somebody who is asked. That somebody answered is known by `mark`, which is spent in the survey; what was answered
    is not linked to anybody, and no moment is kept that could be compared with an answer's.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("nombre"), max_length=150)
    office = models.ForeignKey(
        Office, verbose_name=_("dependencia"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    email = models.EmailField(_("correo electrónico"), blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    way = models.CharField(_("cómo se le invita"), max_length=10, choices=Way.choices, default=Way.EMAIL)
    # Random, not made of the row's number: who copies the table of marks elsewhere learns nothing.
    mark = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField(_("invitado"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("recordatorios"), default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["office__order", "office__name", "name", "pk"]
        verbose_name = _("participante")
        verbose_name_plural = _("participantes")
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "user"], name="participant_user_once"),
            models.UniqueConstraint(fields=["diagnosis", "contact"], name="participant_contact_once"),
            models.UniqueConstraint(
                "diagnosis",
                Lower("email"),
                condition=~models.Q(email=""),
                name="participant_email_once",
                violation_error_message=_("Ya hay una persona invitada con ese correo."),
            ),
        ]
        indexes = [models.Index(fields=["diagnosis", "reminders"], name="participant_reminders")]

    def __str__(self) -> str:
        return self.name


class PersonalLink(models.Model):
    """A secret address of one participant, kept as a hash. Each one works until the person answered."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("enlace personal")
        verbose_name_plural = _("enlaces personales")
        default_permissions = ()

    def __str__(self) -> str:
        return self.token_hash[:8]
