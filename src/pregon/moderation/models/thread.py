from django.db import models
from django.utils.translation import gettext_lazy as _


class Thread(models.Model):
    """The comments of one thing (a topic, a piece of news, a question), counted.

    The counters change in the transaction that changes a comment, so that a list never counts a million rows.
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    waiting = models.PositiveIntegerField(default=0)
    visible = models.PositiveIntegerField(default=0)
    hidden = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    # What a visitor can read: visible comments, and visible answers to visible comments.
    opinions = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    # Of the newest comment.
    last_number = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("conversación")
        verbose_name_plural = _("conversaciones")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="thread_once_per_target")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
