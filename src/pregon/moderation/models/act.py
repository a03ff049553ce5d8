from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import HideReason, Verb
from .comment import Comment

PUBLIC_VERBS = (Verb.HIDE, Verb.SHOW, Verb.UPHOLD, Verb.OVERTURN)


class Act(models.Model):
    """A row of the log: what was done about a comment, by whom, and why. Rows are only added."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="acts", db_index=False)
    verb = models.CharField(_("qué"), max_length=10, choices=Verb.choices)
    reason = models.CharField(_("motivo"), max_length=20, choices=HideReason.choices, blank=True)
    # For colleagues only: it may name people.
    note = models.CharField(_("nota interna"), max_length=500, blank=True)
    # Nobody: the author, or a rule.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("cuándo"))
    # Whether anybody may read of it: the release of a first comment is nobody's business.
    is_public = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("decisión")
        verbose_name_plural = _("decisiones")
        default_permissions = ()
        indexes = [
            models.Index(fields=["comment", "id"], name="act_comment"),
            models.Index(fields=["id"], condition=Q(is_public=True), name="act_public"),
        ]

    @property
    def on(self) -> date:
        """The day on the municipality's clock."""
        return timezone.localtime(self.at).date()

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.comment_id}"


class Appeal(models.Model):
    """The author asks for another look, once."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="appeal")
    text = models.TextField(_("por qué"))
    created_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    # Who hid it then: somebody else decides.
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    answer = models.TextField(_("respuesta"), blank=True)

    class Meta:
        verbose_name = _("apelación")
        verbose_name_plural = _("apelaciones")
        default_permissions = ()
        indexes = [models.Index(fields=["id"], condition=Q(decided_at=None), name="appeal_open")]

    def __str__(self) -> str:
        return f"{self.comment_id}"
