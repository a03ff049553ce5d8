from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import BlockKind, HideReason
from .participant import Participant


class Block(models.Model):
    """Somebody, or a network, may not write until a day."""

    kind = models.CharField(_("a quién"), max_length=10, choices=BlockKind.choices)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="blocks")
    # A keyed mark of the contact or of the network: the thing itself is not kept.
    mark = models.CharField(max_length=64, blank=True, db_index=True)
    reason = models.CharField(_("motivo"), max_length=20, choices=HideReason.choices)
    until = models.DateTimeField(_("hasta"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("bloqueo")
        verbose_name_plural = _("bloqueos")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(participant__isnull=False) | ~Q(mark=""), name="block_is_of_somebody")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.until:%Y-%m-%d}"


class Tally(models.Model):
    """How often something happened within a stretch of time. In the database, so that a restart forgives nothing."""

    key = models.CharField(max_length=32, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("conteo")
        verbose_name_plural = _("conteos")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.count}"
