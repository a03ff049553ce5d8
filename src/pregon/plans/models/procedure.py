from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .plan import Plan


class PlannedProcedure(models.Model):
    """A procedure (trámite) that the plan wants to offer online."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="procedures")
    name = models.CharField(_("trámite"), max_length=300)
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("trámite del plan")
        verbose_name_plural = _("trámites del plan")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="planned_procedure_unique",
                violation_error_message=_("El plan ya tiene ese trámite."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EnablingActivity(models.Model):
    """One of the steps without which the procedure must not be promoted."""

    procedure = models.ForeignKey(PlannedProcedure, on_delete=models.CASCADE, related_name="enabling")
    number = models.PositiveSmallIntegerField(_("número"))
    component = models.CharField(_("componente"), max_length=60)
    title = models.CharField(_("actividad"), max_length=300)
    description = models.TextField(_("descripción"), blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("persona a cargo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    done_on = models.DateField(_("cumplida el"), null=True, blank=True)
    evidence_note = models.TextField(_("soporte"), blank=True, help_text=_("Acto, acta o documento que la soporta."))

    class Meta:
        ordering = ["number"]
        verbose_name = _("actividad habilitadora")
        verbose_name_plural = _("actividades habilitadoras")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"],
                name="enabling_activity_unique",
                violation_error_message=_("El trámite ya tiene una actividad con ese número."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
