from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..enums import Position


class MemberQuerySet(models.QuerySet["Member"]):
    def on(self, day: date) -> "MemberQuerySet":
        """Who is a member on a day, the last day included."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Member(models.Model):
    """Somebody in the Committee, from a day to another."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("persona"), on_delete=models.PROTECT, related_name="committee_seats"
    )
    position = models.CharField(_("lugar en el Comité"), max_length=12, choices=Position.choices)
    has_vote = models.BooleanField(_("tiene voto"), default=True)
    since = models.DateField(_("desde"))
    until = models.DateField(_("hasta"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["user__first_name", "user__last_name", "pk"]
        verbose_name = _("miembro")
        verbose_name_plural = _("miembros")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(until=None),
                name="member_once",
                violation_error_message=_("Esa persona ya está en el Comité."),
            ),
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(until=None, position=Position.PRESIDES),
                name="member_one_presides",
                violation_error_message=_("Ya hay quien preside. Ponga primero la fecha en que dejó de hacerlo."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="member_leaves_after_coming",
                violation_error_message=_("La fecha final no puede ser anterior a la inicial."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)
