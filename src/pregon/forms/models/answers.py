from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.files.public import StoredFile

from ..enums import Source
from .form import FormVersion


class Submission(models.Model):
    """One answered form. `values` has the answers by question; who may read them is the feature's to say."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="submissions")
    values = models.JSONField(_("respuestas"))
    source = models.CharField(_("cómo llegó"), max_length=10, choices=Source.choices, default=Source.WEB)
    received_at = models.DateTimeField(_("recibida"), default=timezone.now)
    key = models.CharField(max_length=64, unique=True)
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("respuesta")
        verbose_name_plural = _("respuestas")
        indexes = [models.Index(fields=["version", "received_at"], name="submission_by_version")]

    def __str__(self) -> str:
        return f"{self.version} · {self.pk}"


class Draft(models.Model):
    """A form half answered, known by its code only. `values` is what was typed, right or wrong, by question."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="drafts")
    code_hash = models.CharField(max_length=64, unique=True)
    page = models.CharField(max_length=40, blank=True)
    values = models.JSONField(default=dict)
    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("borrador")
        verbose_name_plural = _("borradores")

    def __str__(self) -> str:
        return f"{self.version} · {self.pk}"


class Attachment(models.Model):
    """A file that came with an answer: of a draft first, of the submission when it is sent."""

    stored = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="attachments")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.CASCADE, related_name="attachments")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("archivo de una respuesta")
        verbose_name_plural = _("archivos de respuestas")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=False) ^ models.Q(submission__isnull=False), name="attachment_of_one"
            ),
        ]

    def __str__(self) -> str:
        return self.stored.original_name
