from django.db import models
from django.utils.translation import gettext_lazy as _

from .participant import Participant
from .thread import Thread


class Following(models.Model):
    """Somebody who hears by mail of what is said about a thing, whether they said something or not."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="followings")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="followings")
    # Of the newest comment that they were told of.
    told_number = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("seguimiento")
        verbose_name_plural = _("seguimientos")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["thread", "participant"], name="following_once")]

    def __str__(self) -> str:
        return f"{self.participant} · {self.thread}"
