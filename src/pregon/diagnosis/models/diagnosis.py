from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Audience, Plan
from pregon.surveys.public import Survey

from ..enums import IN_FORCE, State


class Diagnosis(models.Model):
    """By which media an audience finds out: asked with a survey, or supposed while nobody answered."""

    plan = models.ForeignKey(Plan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="diagnoses")
    audience = models.CharField(_("a quién"), max_length=10, choices=Audience.choices)
    title = models.CharField(_("título"), max_length=110)
    survey = models.OneToOneField(
        Survey, verbose_name=_("encuesta"), on_delete=models.PROTECT, related_name="diagnosis"
    )
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.PREPARING)
    enough_percent = models.PositiveSmallIntegerField(
        _("basta con que responda este porcentaje"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Desde ahí no se recuerda más a nadie."),
    )
    previous = models.ForeignKey(
        "self",
        verbose_name=_("diagnóstico anterior"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # What was answered, counted at the close: pages and the composer need not read the answers again.
    tally = models.JSONField(default=dict, editable=False)
    reason = models.TextField(_("por qué no hay diagnóstico"), max_length=1000, blank=True)
    review_on = models.DateField(_("fecha de revisión"), null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # When it came into force, with or without answers.
    decided_at = models.DateTimeField(_("decidido"), null=True, blank=True)
    # When a person put its words into the plan.
    written_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("diagnóstico")
        verbose_name_plural = _("diagnósticos")
        permissions = [("approve_diagnosis", _("Puede aprobar el diagnóstico"))]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "audience"],
                condition=models.Q(state__in=[State.PREPARING, State.ASKING, State.CLOSED]),
                name="diagnosis_one_at_a_time",
                violation_error_message=_("Ya hay un diagnóstico en marcha para ese público. Termínelo primero."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        """Whether the plan, its tactics and the composer may go by it."""
        return self.state in IN_FORCE

    @property
    def is_internal(self) -> bool:
        return self.audience == Audience.INTERNAL
