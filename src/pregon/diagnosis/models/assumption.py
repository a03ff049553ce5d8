from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..media import label_of
from .diagnosis import Diagnosis


class Assumption(models.Model):
    """What is supposed of a medium while nobody answered."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="assumptions")
    medium = models.CharField(_("medio"), max_length=20)
    weight = models.PositiveSmallIntegerField(_("qué tanto llega, de 0 a 100"), validators=[MaxValueValidator(100)])
    reason = models.CharField(_("por qué"), max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("supuesto")
        verbose_name_plural = _("supuestos")
        constraints = [models.UniqueConstraint(fields=["diagnosis", "medium"], name="assumption_once")]

    def __str__(self) -> str:
        return f"{label_of(self.medium)}: {self.weight}"

    @property
    def label(self) -> str:
        return label_of(self.medium)
