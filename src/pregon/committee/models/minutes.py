from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pregon.files.public import StoredFile

from .consultation import Consultation
from .session import Session


class Minutes(models.Model):
    """The act of a session or of a consultation: a draft until it is issued with its number, then as it was."""

    session = models.OneToOneField(Session, null=True, on_delete=models.PROTECT, related_name="minutes")
    consultation = models.OneToOneField(Consultation, null=True, on_delete=models.PROTECT, related_name="minutes")
    opening = models.TextField(_("apertura"), max_length=10_000, blank=True)
    closing = models.TextField(_("cierre y compromisos"), max_length=10_000, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveSmallIntegerField(_("número"), null=True)
    # All that the issued act says; from it every copy is made.
    document = models.JSONField(null=True)
    pdf = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("emitida"), null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signed = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("firmada"), null=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("acta")
        verbose_name_plural = _("actas")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(session=None, consultation__isnull=False) | Q(session__isnull=False, consultation=None),
                name="minutes_of_one_thing",
            ),
            models.UniqueConstraint(fields=["year", "number"], name="minutes_number"),
            models.CheckConstraint(
                condition=Q(number=None, issued_at=None, document=None, pdf=None)
                | Q(number__isnull=False, issued_at__isnull=False, document__isnull=False, pdf__isnull=False),
                name="minutes_issued_whole",
            ),
        ]

    def __str__(self) -> str:
        if self.number is None:
            return str(_("Borrador del acta"))
        return str(_("Acta %(number)d de %(year)d") % {"number": self.number, "year": self.year})

    @property
    def is_issued(self) -> bool:
        return self.number is not None

    @property
    def source(self) -> Session | Consultation:
        """What it is the act of."""
        source = self.session or self.consultation
        assert source is not None  # noqa: S101 - the database asks for one of the two
        return source
