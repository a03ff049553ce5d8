from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.files.public import StoredFile

from ..enums import Certainty, Channel
from .action import Action


class Fact(models.Model):
    """Something that happened and counts. Immutable: a correction is another fact that reverses it."""

    measure = models.CharField(_("medida"), max_length=40)
    amount = models.DecimalField(_("cantidad"), max_digits=12, decimal_places=2)
    happened_at = models.DateTimeField(_("cuándo"))
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="facts")
    channel = models.CharField(_("canal"), max_length=20, choices=Channel.choices, blank=True)
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.COUNTED)
    method = models.CharField(_("método de la estimación"), max_length=200, blank=True)
    source_kind = models.CharField(max_length=40)
    source_id = models.CharField(max_length=64)
    label = models.CharField(_("qué fue"), max_length=300)
    reverses = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("hecho")
        verbose_name_plural = _("hechos")
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "source_kind", "source_id"],
                condition=models.Q(reverses__isnull=True),
                name="fact_source_unique",
            ),
            models.CheckConstraint(
                condition=~models.Q(certainty=Certainty.ESTIMATED) | ~models.Q(method=""),
                name="fact_estimate_names_method",
            ),
        ]
        indexes = [models.Index(fields=["action", "measure", "happened_at"], name="fact_by_action")]

    def __str__(self) -> str:
        return self.label


class Evidence(models.Model):
    """What proves a fact: a photo, a file, a link, a note with place and date."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    fact = models.ForeignKey(Fact, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    url = models.URLField(_("enlace"), max_length=500, blank=True)
    place = models.CharField(_("lugar"), max_length=200, blank=True)
    taken_on = models.DateField(_("fecha"))
    note = models.TextField(_("nota"), max_length=1000, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    is_public = models.BooleanField(_("mostrar en la página pública del plan"), default=False)
    # What the sender's form was called, so that the same sending twice makes one row.
    submission = models.CharField(max_length=40, null=True, blank=True, editable=False, unique=True)

    class Meta:
        ordering = ["-taken_on", "-pk"]
        verbose_name = _("evidencia")
        verbose_name_plural = _("evidencias")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | ~models.Q(url="") | ~models.Q(note=""),
                name="evidence_not_empty",
                violation_error_message=_("Agregue una foto, un archivo, un enlace o una nota."),
            ),
        ]

    def __str__(self) -> str:
        return self.note or self.place or self.url or str(self.file)
