from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import ConsultationState, Majority, Quorum
from .member import Member


class Consultation(models.Model):
    """Matters put to the members by a personal link, until a moment. Who may vote is fixed when it opens."""

    year = models.PositiveSmallIntegerField(_("año"))
    number = models.PositiveSmallIntegerField(_("número"))
    intro = models.TextField(_("mensaje para los miembros"), max_length=2000, blank=True)
    deadline = models.DateTimeField(_("se puede votar hasta"))
    state = models.CharField(
        _("estado"), max_length=10, choices=ConsultationState.choices, default=ConsultationState.OPEN
    )
    quorum = models.CharField(_("quórum"), max_length=20, choices=Quorum.choices)
    majority = models.CharField(_("mayoría"), max_length=20, choices=Majority.choices)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("desde"), auto_now_add=True)
    last_vote_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(_("cerrada"), null=True)
    cancel_reason = models.CharField(_("por qué se canceló"), max_length=500, blank=True)
    # One form sent twice opens one consultation.
    submission = models.CharField(max_length=40, null=True, editable=False, unique=True)  # noqa: DJ001 - unique or absent

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("consulta")
        verbose_name_plural = _("consultas")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="consultation_number"),
            models.CheckConstraint(
                condition=~Q(state=ConsultationState.CANCELLED) | ~Q(cancel_reason=""),
                name="consultation_cancelled_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline"], name="consultation_state")]

    def __str__(self) -> str:
        return str(_("Consulta %(number)d de %(year)d") % {"number": self.number, "year": self.year})

    @property
    def is_open(self) -> bool:
        return self.state == ConsultationState.OPEN


class Ballot(models.Model):
    """The right of one member to vote in one consultation."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="ballots")

    class Meta:
        ordering = ["member__user__first_name", "member__user__last_name", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["consultation", "member"], name="ballot_once")]

    def __str__(self) -> str:
        return str(self.member)


class BallotLink(models.Model):
    """A link that was mailed. Only the hash of its secret is kept: whoever reads this table cannot vote."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.ballot)
