from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .plan import Plan


class PlanImport(models.Model):
    """What was understood of a plan's file, waiting for somebody to look at it. Nothing is applied before."""

    filename = models.CharField(_("archivo"), max_length=200)
    document = models.JSONField(_("lo entendido"))
    rows = models.JSONField(_("fila por fila"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="imports")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")

    def __str__(self) -> str:
        return self.filename
