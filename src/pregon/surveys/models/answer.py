from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.forms.public import Submission
from pregon.people.public import Office

from .survey import Survey


class Answer(models.Model):
    """An answered survey. What was answered is in the submission; a withdrawn answer stays and is not counted."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="survey_answer")
    receipt = models.CharField(_("número de la respuesta"), max_length=12, unique=True)
    office = models.ForeignKey(
        Office, verbose_name=_("dependencia"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The number written on the paper, by which it is found again.
    sheet = models.PositiveIntegerField(_("número de la hoja"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("retirada"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawal_reason = models.CharField(_("por qué se retiró"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("respuesta de una encuesta")
        verbose_name_plural = _("respuestas de encuestas")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "sheet"],
                condition=models.Q(sheet__isnull=False, withdrawn_at__isnull=True),
                name="survey_sheet_unique",
                violation_error_message=_("Ya se capturó una hoja con ese número."),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt


class VoterMark(models.Model):
    """That somebody answered: a keyed hash of a device, a printed code or a document; never an address.

    In an anonymous survey it does not say which answer is whose: `answer` stays empty, and so does the moment.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="marks")
    mark = models.CharField(max_length=64)
    answer = models.OneToOneField(Answer, null=True, on_delete=models.SET_NULL, related_name="mark")

    class Meta:
        # By its random value: not in the order in which people answered.
        ordering = ["mark"]
        verbose_name = _("marca de quien respondió")
        verbose_name_plural = _("marcas de quienes respondieron")
        constraints = [models.UniqueConstraint(fields=["survey", "mark"], name="survey_mark_unique")]

    def __str__(self) -> str:
        return self.mark[:8]


class SecondCapture(models.Model):
    """The same paper, typed again by somebody else. What differs waits until the second person decides."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="second_capture")
    first_values = models.JSONField()
    values = models.JSONField()
    captured_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    captured_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("segunda captura")
        verbose_name_plural = _("segundas capturas")

    def __str__(self) -> str:
        return str(self.answer)
