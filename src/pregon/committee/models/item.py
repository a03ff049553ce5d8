from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Choice, ItemState
from .consultation import Consultation
from .matter import Matter
from .member import Member
from .session import Session


class AgendaItem(models.Model):
    """A matter on the agenda of a session, or in a consultation."""

    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="items")
    consultation = models.ForeignKey(Consultation, null=True, on_delete=models.PROTECT, related_name="items")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("orden"))
    discussion = models.TextField(_("lo que se dijo"), max_length=20_000, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=ItemState.choices, default=ItemState.OPEN)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("tema")
        verbose_name_plural = _("temas")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(session=None, consultation__isnull=False) | Q(session__isnull=False, consultation=None),
                name="item_in_one_place",
            ),
            # A matter is decided in one place at a time.
            models.UniqueConstraint(fields=["matter"], condition=Q(state=ItemState.OPEN), name="item_open_once"),
        ]

    def __str__(self) -> str:
        return self.matter.title


class Vote(models.Model):
    """What one member votes on one item; it can be changed while the item is open."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("voto"), max_length=10, choices=Choice.choices)
    cast_at = models.DateTimeField(_("cuándo"))
    # Whoever was signed in; empty when it came by the personal link.
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["member__user__first_name", "member__user__last_name", "pk"]
        verbose_name = _("voto")
        verbose_name_plural = _("votos")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="vote_once")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_choice_display()}"
