from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Audience


class Plan(models.Model):
    """A communications plan as it is being run. What was approved is kept apart, in `PlanVersion`."""

    municipality = models.CharField(_("municipio"), max_length=80)
    title = models.CharField(_("título"), max_length=300)
    general_objective = models.TextField(_("objetivo general"), blank=True)
    diagnosis = models.TextField(
        _("diagnóstico"),
        blank=True,
        help_text=_("Si no se pudo hacer, escriba por qué y de qué supuestos parte."),
    )
    committee_approves_versions = models.BooleanField(
        _("El Comité aprueba cada versión del plan"),
        default=False,
        help_text=_("Mientras no decida, sigue rigiendo la versión anterior."),
    )
    committee_approves_topics = models.BooleanField(
        _("El Comité aprueba los temas de foros y encuestas"),
        default=False,
        help_text=_("Un foro o una encuesta no se abre sin su decisión."),
    )
    is_current = models.BooleanField(_("plan en ejecución"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("plan")
        verbose_name_plural = _("planes")
        constraints = [
            models.UniqueConstraint(fields=["is_current"], condition=Q(is_current=True), name="plan_only_one_current"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """The plan as it was approved: an immutable document with its number, date, approver and act."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versión"))
    document = models.JSONField(_("contenido aprobado"))
    approved_on = models.DateField(_("fecha de aprobación"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("aprobado por"), on_delete=models.PROTECT, related_name="+"
    )
    act = models.CharField(_("acta o acto"), max_length=120, help_text=_("Por ejemplo: Acta 3 del Comité GEL."))

    class Meta:
        ordering = ["-number"]
        verbose_name = _("versión aprobada")
        verbose_name_plural = _("versiones aprobadas")
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_unique")]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"


class ProposedVersion(models.Model):
    """The plan as it was brought before the Committee: what is approved is what was read, whatever changed since."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="proposals")
    document = models.JSONField(_("contenido propuesto"))
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("versión propuesta")
        verbose_name_plural = _("versiones propuestas")

    def __str__(self) -> str:
        return f"{self.plan} · {self.pk}"


class Objective(models.Model):
    """What the plan wants of an audience."""

    plan = models.ForeignKey(Plan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="objectives")
    audience = models.CharField(_("nivel"), max_length=10, choices=Audience.choices)
    text = models.TextField(_("objetivo"), max_length=2000)
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["-audience", "order", "pk"]  # «internal» before «external», as on paper.
        verbose_name = _("objetivo")
        verbose_name_plural = _("objetivos")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "audience", "text"],
                name="objective_unique",
                violation_error_message=_("El plan ya tiene ese objetivo en ese nivel."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
