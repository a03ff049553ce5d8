from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Channel, Periodicity
from .plan import Objective


class Action(models.Model):
    """A line of the plan's matrix: what is done, by whom, how often, counted how."""

    objective = models.ForeignKey(
        Objective, verbose_name=_("objetivo"), on_delete=models.CASCADE, related_name="actions"
    )
    title = models.TextField(
        _("acción"), max_length=1000, help_text=_("Empiece con un verbo: Informar, Visitar, Publicar…")
    )
    periodicity = models.CharField(
        _("periodicidad"), max_length=12, choices=Periodicity.choices, default=Periodicity.NONE, blank=True
    )
    starts_on = models.DateField(_("inicio"), null=True, blank=True)
    ends_on = models.DateField(_("fin"), null=True, blank=True)
    # Tasks are made from this day on: what was due before the action stood here is history, not work.
    tasks_since = models.DateField(_("tareas desde"), default=timezone.localdate)
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("acción")
        verbose_name_plural = _("acciones")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "title"],
                name="action_unique",
                violation_error_message=_("El objetivo ya tiene esa acción."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="action_ends_after_start",
                violation_error_message=_("El fin no puede ser anterior al inicio."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """An action that comes back needs a first day, or no task can be dated."""
        super().clean()
        if self.periodicity not in (Periodicity.NONE, Periodicity.ONCE) and not self.starts_on:
            raise ValidationError({"starts_on": _("Indique desde qué día se repite la acción.")})


class Responsible(models.Model):
    """A role that answers for the action, as the plan words it, and the person who holds it today."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="responsibles")
    role = models.CharField(_("responsable"), max_length=300)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("persona"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="responsibilities",
    )
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("responsable")
        verbose_name_plural = _("responsables")
        constraints = [
            models.UniqueConstraint(
                fields=["action", "role"],
                name="responsible_unique",
                violation_error_message=_("Ese responsable ya está en la acción."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.person})" if self.person else self.role


class Tactic(models.Model):
    """How the action is carried out and with what."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="tactics")
    text = models.TextField(_("táctica o recurso"), max_length=2000)
    channel = models.CharField(_("canal"), max_length=20, choices=Channel.choices, blank=True)
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("táctica")
        verbose_name_plural = _("tácticas")

    def __str__(self) -> str:
        return self.text


class Indicator(models.Model):
    """What the action promises to count. Its number is read from facts; nobody types it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("indicador"), max_length=300)
    unit = models.CharField(_("unidad"), max_length=80, blank=True)
    base = models.DecimalField(_("línea base"), max_digits=12, decimal_places=2, null=True, blank=True)
    goal = models.DecimalField(_("meta"), max_digits=12, decimal_places=2, null=True, blank=True)
    measure = models.CharField(_("se cuenta como"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("indicador")
        verbose_name_plural = _("indicadores")
        constraints = [
            models.UniqueConstraint(
                fields=["action", "name"],
                name="indicator_unique",
                violation_error_message=_("La acción ya tiene ese indicador."),
            ),
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) | models.Q(goal__gt=0),
                name="indicator_goal_positive",
                violation_error_message=_("La meta debe ser mayor que cero."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
