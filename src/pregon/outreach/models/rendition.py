from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code
from pregon.plans.public import Channel

from ..enums import EDITABLE, OUT, State
from .piece import Piece


class Rendition(models.Model):
    """A piece as one channel says it, with its own life and its own short link.

    `overrides` holds what somebody changed of the channel's proposal; `approved_content` is what was approved,
    whole, and what goes out: a later edit of the piece does not touch it.
    """

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="renditions")
    channel = models.CharField(_("canal"), max_length=20, choices=Channel.choices)
    overrides = models.JSONField(default=dict, blank=True)
    approved_content = models.JSONField(null=True, blank=True)
    state = models.CharField(_("estado"), max_length=12, choices=State.choices, default=State.DRAFT)
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    scheduled_at = models.DateTimeField(_("programada para"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # What the channel made: the id of a page, a banner, a mailing.
    reference = models.CharField(max_length=64, blank=True)
    # How many times it has gone out, this one included: taken back and put out again it counts anew.
    outing = models.PositiveSmallIntegerField(default=1)
    failure = models.TextField(_("por qué no salió"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("versión por canal")
        verbose_name_plural = _("versiones por canal")
        constraints = [models.UniqueConstraint(fields=["piece", "channel"], name="rendition_one_per_channel")]
        indexes = [models.Index(fields=["state", "scheduled_at"], name="rendition_due")]
        permissions = [("approve_rendition", _("Puede aprobar y publicar"))]

    def __str__(self) -> str:
        return f"{self.piece} · {self.get_channel_display()}"

    @property
    def is_out(self) -> bool:
        return self.state in OUT

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def has_been_approved(self) -> bool:
        return self.approved_content is not None

    @property
    def has_been_out(self) -> bool:
        """Whether anybody may have seen it, now or before a withdrawal."""
        return self.is_out or self.published_at is not None or self.outing > 1

    @property
    def outing_id(self) -> str:
        """Names this time that it goes out, for what is counted of it."""
        return f"{self.pk}.{self.outing}"
