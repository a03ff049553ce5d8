from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import SuppressionReason


class Suppression(models.Model):
    """An address that campaigns must not write to."""

    # Folded: without capitals.
    address = models.CharField(_("dirección"), max_length=254, unique=True)
    reason = models.CharField(_("motivo"), max_length=20, choices=SuppressionReason.choices)
    created_at = models.DateTimeField(_("desde"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("dirección excluida")
        verbose_name_plural = _("direcciones excluidas")
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.address
