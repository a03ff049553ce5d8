from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ..enums import Priority, Reason, State
from .mailing import Mailing


class Message(models.Model):
    """The copy of one person, with what became of it."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="messages", db_index=False)
    address = models.CharField(_("dirección"), max_length=254)
    name = models.CharField(_("nombre"), max_length=150, blank=True)
    values = models.JSONField(default=dict)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.PENDING)
    reason = models.CharField(_("motivo"), max_length=12, choices=Reason.choices, default=Reason.NONE, blank=True)
    # What the server said last, in its own words.
    answer = models.CharField(_("respuesta del servidor"), max_length=500, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices)
    # Not before this moment of the database's clock; empty until the mailing starts.
    due_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    # The number of the `Claim` while `sending`. Only a number, because every message takes and loses one: a row that
    # grew by a worker's name would move others to new pages. No foreign key, because that would need an index.
    claim = models.PositiveBigIntegerField(null=True)
    # When the server took it. Inside a claim it says so before `state` does.
    sent_at = models.DateTimeField(_("enviado"), null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("mensaje")
        verbose_name_plural = _("mensajes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("mailing", Lower("address"), name="message_once_per_address"),
        ]
        indexes = [
            models.Index(fields=["mailing", "state"], name="message_mailing_state"),
            models.Index(
                fields=["priority", "due_at", "id"], name="message_due", condition=models.Q(state=State.PENDING)
            ),
        ]

    def __str__(self) -> str:
        return self.address
