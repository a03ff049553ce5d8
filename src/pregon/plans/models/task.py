from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Channel
from .action import Action


class Task(models.Model):
    """One thing that one person does by one day."""

    action = models.ForeignKey(Action, verbose_name=_("acción"), on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("tarea"), max_length=300)
    due_on = models.DateField(_("vence"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("persona"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tasks",
    )
    channel = models.CharField(_("canal"), max_length=20, choices=Channel.choices, blank=True)
    # The date of the recurrence that made it: the same occurrence is never made twice, even when moved.
    occurrence = models.DateField(null=True, blank=True, editable=False)
    done_at = models.DateTimeField(_("hecha"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("tarea")
        verbose_name_plural = _("tareas")
        constraints = [
            models.UniqueConstraint(fields=["action", "occurrence"], name="task_occurrence_unique"),
            models.UniqueConstraint(
                fields=["action", "title", "due_on"],
                name="task_unique",
                violation_error_message=_("La acción ya tiene esa tarea para ese día."),
            ),
        ]
        indexes = [models.Index(fields=["done_at", "due_on"], name="task_open_by_due")]

    def __str__(self) -> str:
        return self.title
