from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Purpose


class Mailing(models.Model):
    """One text for a frozen list of people."""

    subject = models.CharField(_("asunto"), max_length=255)
    html = models.TextField(_("contenido"), blank=True)
    text = models.TextField(_("contenido en texto"), blank=True)
    # A whole message of another library, sent as it is.
    raw = models.BinaryField(null=True)
    sender = models.CharField(_("remitente"), max_length=255)
    # What stands in braces in the texts and is filled for each person.
    placeholders = models.JSONField(default=list)
    purpose = models.CharField(_("propósito"), max_length=20, choices=Purpose.choices, default=Purpose.CAMPAIGN)
    source_kind = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=80, blank=True)
    # Part of every Message-ID, so that an instance restored elsewhere never repeats one.
    key = models.CharField(max_length=20, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("quién lo creó"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("creado"), auto_now_add=True)
    started_at = models.DateTimeField(_("empezó"), null=True)
    # When what the server still does not take is given up.
    give_up_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("terminó"), null=True)
    # Nothing more leaves from this moment on; what was already in a worker's hands may still go.
    stopped_at = models.DateTimeField(_("retirado"), null=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("quién lo retiró"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # When the names and addresses were erased, after the time that the law and the policy allow.
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["purpose", "-id"], name="mailing_purpose"),
            models.Index(fields=["source_kind", "source_id"], name="mailing_source"),
        ]

    def __str__(self) -> str:
        return self.subject
