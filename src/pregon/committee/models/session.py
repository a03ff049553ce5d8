from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Majority, Position, Presence, Quorum, SessionState
from .member import Member


class Session(models.Model):
    """A meeting of the Committee. Its rules are those in force when it was convened."""

    year = models.PositiveSmallIntegerField(_("año"))
    number = models.PositiveSmallIntegerField(_("número"))
    starts_at = models.DateTimeField(_("cuándo"))
    place = models.CharField(_("lugar"), max_length=200, blank=True)
    link = models.URLField(_("enlace de la reunión virtual"), max_length=500, blank=True)
    note = models.TextField(_("mensaje para los convocados"), max_length=2000, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=SessionState.choices, default=SessionState.CONVENED)
    quorum = models.CharField(_("quórum"), max_length=20, choices=Quorum.choices)
    majority = models.CharField(_("mayoría"), max_length=20, choices=Majority.choices)
    convened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    convened_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(_("empezó"), null=True)
    closed_at = models.DateTimeField(_("terminó"), null=True)
    cancel_reason = models.CharField(_("por qué se canceló"), max_length=500, blank=True)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("sesión")
        verbose_name_plural = _("sesiones")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="session_number"),
            # The same session convened by two clicks, or by two people, is one.
            models.UniqueConstraint(
                fields=["starts_at"], condition=~Q(state=SessionState.CANCELLED), name="session_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(link=""),
                name="session_somewhere",
                violation_error_message=_("Diga dónde se reúnen, o el enlace de la reunión virtual."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SessionState.CANCELLED) | ~Q(cancel_reason=""), name="session_cancelled_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"], name="session_state")]

    def __str__(self) -> str:
        return str(_("Sesión %(number)d de %(year)d") % {"number": self.number, "year": self.year})

    @property
    def is_open(self) -> bool:
        return self.state in {SessionState.CONVENED, SessionState.HELD}

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.starts_at) == timezone.localdate()


class Attendance(models.Model):
    """A member called to a session, with the seat they had then, and whether they came."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=12, choices=Position.choices)
    has_vote = models.BooleanField()
    presence = models.CharField(_("asistencia"), max_length=10, choices=Presence.choices, default=Presence.EXPECTED)
    marked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["member__user__first_name", "member__user__last_name", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["session", "member"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_presence_display()}"

    @property
    def can_vote(self) -> bool:
        return self.has_vote and self.presence == Presence.PRESENT


class Guest(models.Model):
    """Somebody at a session who is no member."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(_("nombre y cargo"), max_length=150)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["session", "name"], name="guest_once")]

    def __str__(self) -> str:
        return self.name
