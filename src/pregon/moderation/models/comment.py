from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.files.public import StoredFile

from ..enums import HideReason, Origin, State, WaitReason
from .participant import Participant
from .thread import Thread


class Comment(models.Model):
    """What somebody said, or an answer to it. The words never change: whoever erred withdraws it and writes again."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments", db_index=False)
    # Its place in the thread, 1, 2, 3…: lists go by it. By the row's own number a database may walk along all rows of
    # all threads, because that, too, is sorted. One writer at a time gives it: an index to make it unique would be
    # taken for the list, hidden rows and all.
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers", db_index=False)
    author = models.ForeignKey(
        Participant, null=True, on_delete=models.PROTECT, related_name="comments", db_index=False
    )
    # Who spoke for the municipality, or who typed what came on paper.
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # As it was when this was written.
    name = models.CharField(_("nombre"), max_length=120)
    body = models.TextField(_("texto"))
    # `body` as safe HTML, made once: a list shows it a thousand times.
    html = models.TextField()
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.VISIBLE)
    origin = models.CharField(_("origen"), max_length=10, choices=Origin.choices, default=Origin.WEB)
    official = models.BooleanField(_("respuesta oficial"), default=False)
    scan = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    supports = models.PositiveIntegerField(default=0)
    # Visible answers.
    replies = models.PositiveIntegerField(default=0)
    # Among the few answers that are shown under their comment in the list.
    inline = models.BooleanField(default=False)
    # Who wrote it and the key of their form: the same form sent twice is one comment.
    submission = models.CharField(max_length=64, unique=True)
    # Alike for texts that differ only in capitals, accents, digits, signs or addresses.
    fingerprint = models.CharField(max_length=16)
    # A keyed mark of where it came from, for blocking floods; erased after some weeks.
    network = models.CharField(max_length=16, blank=True)
    wait_reason = models.CharField(max_length=20, choices=WaitReason.choices, blank=True, default=WaitReason.NONE)
    # What the author was promised; empty unless it waits.
    review_by = models.DateTimeField(null=True)
    hide_reason = models.CharField(max_length=20, choices=HideReason.choices, blank=True)
    # Somebody looked at it and let it stand: readers' reports no longer take it away.
    reviewed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    open_reports = models.PositiveIntegerField(default=0)
    # Since when they stand beside a visible comment; one that was taken back into review is in the other queue.
    reported_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(_("fecha"))

    class Meta:
        verbose_name = _("aporte")
        verbose_name_plural = _("aportes")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(staff__isnull=False), name="comment_has_an_author"
            ),
            models.CheckConstraint(
                condition=~Q(official=True) | Q(origin=Origin.STAFF), name="comment_official_is_of_staff"
            ),
        ]
        indexes = [
            # The list, in its three orders: a page is one short walk along an index, with ten comments or a million.
            models.Index(fields=["thread", "state", "number"], condition=Q(parent=None), name="comment_by_time"),
            models.Index(
                fields=["thread", "state", "supports", "number"], condition=Q(parent=None), name="comment_by_support"
            ),
            models.Index(
                fields=["parent", "state", "number"], condition=Q(parent__isnull=False), name="comment_answers"
            ),
            models.Index(fields=["parent", "number"], condition=Q(inline=True), name="comment_inline"),
            models.Index(fields=["parent", "number"], condition=Q(official=True), name="comment_official"),
            # The moderators' tray.
            models.Index(fields=["state", "fingerprint", "id"], name="comment_alike"),
            models.Index(fields=["reported_at"], condition=Q(reported_at__isnull=False), name="comment_reported"),
            models.Index(fields=["review_by"], condition=Q(review_by__isnull=False), name="comment_promised"),
            models.Index(fields=["author", "id"], name="comment_author"),
            models.Index(fields=["fingerprint", "created_at"], name="comment_same_text"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.body[:40]}"

    @property
    def said_on(self) -> date:
        """The day on the municipality's clock."""
        return timezone.localtime(self.created_at).date()

    @property
    def is_visible(self) -> bool:
        return self.state == State.VISIBLE


class Support(models.Model):
    """One person agrees with one comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+", db_index=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+", db_index=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("apoyo")
        verbose_name_plural = _("apoyos")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["participant", "comment"], name="support_once_per_person"),
        ]
        indexes = [models.Index(fields=["comment"], name="support_comment")]

    def __str__(self) -> str:
        return f"{self.participant_id} → {self.comment_id}"
