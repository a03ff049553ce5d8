"""What `django_tasks_db` does not keep: who holds a running job, and when periodic jobs are due."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class Lease(models.Model):
    """A running job belongs to one worker until a moment of the database's clock; the worker keeps moving it on."""

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, related_name="lease")
    worker = models.CharField(max_length=100)
    until = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.task_id} · {self.worker}"


class PeriodicJob(models.Model):
    """When a periodic job is next due. One row per job: whoever moves `due_at` on is the one who starts it."""

    name = models.CharField(_("nombre"), max_length=200, unique=True)
    every = models.CharField(_("cada cuánto"), max_length=60)
    due_at = models.DateTimeField(_("próxima vez"))
    last_due_at = models.DateTimeField(_("última vez"), null=True)
    last_task = models.ForeignKey(DBTaskResult, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["name"]
        verbose_name = _("trabajo periódico")
        verbose_name_plural = _("trabajos periódicos")
        default_permissions = ()
        permissions = [("see_jobs", _("Ver los trabajos")), ("retry_jobs", _("Reintentar los trabajos"))]

    def __str__(self) -> str:
        return self.name
