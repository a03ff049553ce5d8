from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .survey import Survey


class CodeBatch(models.Model):
    """Slips that were printed together: for a vereda, an office, a meeting."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="batches")
    label = models.CharField(_("para quién"), max_length=100)
    size = models.PositiveIntegerField(_("cuántos códigos"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # What the sender's form was called: sent twice, it prints no second batch.
    submission = models.CharField(max_length=40, unique=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("tanda de códigos")
        verbose_name_plural = _("tandas de códigos")

    def __str__(self) -> str:
        return self.label


class PrintedCode(models.Model):
    """A code that was printed once. Only its mark is kept; it was used when a voter's mark is the same."""

    batch = models.ForeignKey(CodeBatch, on_delete=models.CASCADE, related_name="codes")
    mark = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["mark"]
        verbose_name = _("código impreso")
        verbose_name_plural = _("códigos impresos")

    def __str__(self) -> str:
        return self.mark[:8]
