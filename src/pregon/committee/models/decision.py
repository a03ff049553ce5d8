from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import How, Outcome
from ..tally import Tally
from .item import AgendaItem
from .matter import Matter


class WrittenInStone(Exception):
    """A decision is never changed or removed; a later one takes its place."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def update(self, **values: Any) -> int:
        raise WrittenInStone

    def delete(self) -> tuple[int, dict[str, int]]:
        raise WrittenInStone


class Decision(models.Model):
    """What the Committee decided. Immutable: a later decision on the same subject supersedes it."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("asunto"), max_length=300)
    outcome = models.CharField(_("decisión"), max_length=10, choices=Outcome.choices)
    conditions = models.TextField(_("condiciones o razones"), max_length=4000, blank=True)
    how = models.CharField(_("cómo"), max_length=10, choices=How.choices)
    in_favour = models.PositiveSmallIntegerField(_("a favor"))
    against = models.PositiveSmallIntegerField(_("en contra"))
    abstained = models.PositiveSmallIntegerField(_("abstenciones"))
    # Members with vote, how many of them the rules asked for, and how many took part.
    entitled = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField()
    took_part = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField(_("cuándo"))
    # Whoever wrote it down; empty when the deadline of a consultation did.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decisión")
        verbose_name_plural = _("decisiones")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(took_part__gte=models.F("quorum")) & Q(took_part__lte=models.F("entitled")),
                name="decision_with_quorum",
            ),
        ]
        indexes = [models.Index(fields=["kind", "object_id", "-id"], name="decision_subject")]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_outcome_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once."""
        if not self._state.adding:
            raise WrittenInStone
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise WrittenInStone

    @property
    def is_approved(self) -> bool:
        return self.outcome == Outcome.APPROVED

    @property
    def tally(self) -> Tally:
        return Tally(self.in_favour, self.against, self.abstained)
