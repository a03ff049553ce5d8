from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import MatterState


class Matter(models.Model):
    """Something that the Committee is asked to decide: a subject of another package, or a topic of its own.

    Title and summary are kept as they were when it was asked, because that is what the minutes must say.
    """

    # Empty for a topic of the Committee's own.
    kind = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("asunto"), max_length=300)
    summary = models.TextField(_("de qué se trata"), max_length=4000, blank=True)
    note = models.TextField(_("nota de quien lo pide"), max_length=2000, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=MatterState.choices, default=MatterState.WAITING)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("quién lo pide"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("desde"), auto_now_add=True)

    class Meta:
        ordering = ["requested_at", "pk"]
        verbose_name = _("asunto")
        verbose_name_plural = _("asuntos")
        default_permissions = ("view", "add")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                condition=Q(state=MatterState.WAITING) & ~Q(kind=""),
                name="matter_waits_once",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "object_id"], name="matter_subject"),
            models.Index(fields=["state", "requested_at"], name="matter_state"),
        ]

    def __str__(self) -> str:
        return self.title
