from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Evidence

from .rendition import Rendition


class Placement(models.Model):
    """Where a printed piece hangs, until when, and the photo that proves it."""

    rendition = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="placements")
    place = models.CharField(_("lugar"), max_length=200, help_text=_("Por ejemplo: cartelera de la plaza de mercado."))
    until = models.DateField(_("hasta cuándo"), null=True, blank=True)
    placed_on = models.DateField(_("puesto el"), null=True, blank=True)
    taken_down_on = models.DateField(_("quitado el"), null=True, blank=True)
    evidence = models.OneToOneField(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="placement")
    # Which time of the piece on the street: after a withdrawal the same place may be used anew.
    outing = models.PositiveSmallIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("lugar de fijación")
        verbose_name_plural = _("lugares de fijación")
        constraints = [
            models.UniqueConstraint(
                fields=["rendition", "place", "outing"],
                name="placement_unique",
                violation_error_message=_("Ese lugar ya está en la lista."),
            ),
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def is_proved(self) -> bool:
        return self.evidence_id is not None
