from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import ReportReason
from .comment import Comment


class Report(models.Model):
    """A reader says that something is wrong with a comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports", db_index=False)
    reason = models.CharField(_("motivo"), max_length=20, choices=ReportReason.choices)
    note = models.CharField(_("qué pasa"), max_length=300, blank=True)
    # Keyed marks: the same device reports a comment once; one network alone takes nothing away.
    device = models.CharField(max_length=16)
    network = models.CharField(max_length=16)
    created_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reporte")
        verbose_name_plural = _("reportes")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["comment", "device"], name="report_once_per_device")]
        indexes = [models.Index(fields=["comment"], condition=Q(handled_at=None), name="report_open")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.get_reason_display()}"
