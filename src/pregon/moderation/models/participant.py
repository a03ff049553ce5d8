from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ContactKind


class Participant(models.Model):
    """Somebody who takes part without an account. Only the name is ever shown."""

    name = models.CharField(_("nombre"), max_length=60)
    contact_kind = models.CharField(max_length=10, choices=ContactKind.choices)
    # A folded address or number; empty for printed codes, for paper without contact, and once it was erased.
    contact = models.CharField(_("contacto"), max_length=254, blank=True)
    # When and to which text of the notice the person agreed (Ley 1581 de 2012, art. 9).
    consented_at = models.DateTimeField(null=True)
    consent_version = models.CharField(max_length=20, blank=True)
    # A visible comment of theirs has been seen: what follows is trusted more.
    is_known = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField()
    contact_erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("participante")
        verbose_name_plural = _("participantes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["contact_kind", "contact"], condition=~models.Q(contact=""), name="participant_once_per_contact"
            ),
        ]
        indexes = [models.Index(fields=["last_seen_at"], condition=~models.Q(contact=""), name="participant_last_seen")]

    def __str__(self) -> str:
        return self.name


class Verification(models.Model):
    """A code under way, and what is done once it is right: the text waits here, so that nothing typed is lost."""

    # The secret of the address is kept as a digest only.
    token_hash = models.CharField(max_length=64, unique=True)
    contact_kind = models.CharField(max_length=10, choices=ContactKind.choices)
    contact = models.CharField(max_length=254)
    name = models.CharField(max_length=60, blank=True)
    act = models.JSONField()
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE, related_name="+")
    # The comment that came of it: the same form sent twice shows it again.
    comment = models.ForeignKey("moderation.Comment", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("verificación")
        verbose_name_plural = _("verificaciones")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_contact_kind_display()} {self.created_at:%Y-%m-%d %H:%M}"


class CodeBatch(models.Model):
    """Codes printed together, for a meeting or a vereda without signal."""

    label = models.CharField(_("para qué"), max_length=120)
    count = models.PositiveIntegerField(_("cuántos"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # What the sender's form was called, so that the same sending twice prints once.
    submission = models.CharField(max_length=40, null=True, blank=True, editable=False, unique=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("tanda de códigos")
        verbose_name_plural = _("tandas de códigos")
        default_permissions = ()

    def __str__(self) -> str:
        return self.label


class PrintedCode(models.Model):
    """A code on paper that lets one person in, once. Only its keyed digest is kept."""

    batch = models.ForeignKey(CodeBatch, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)
    participant = models.OneToOneField(Participant, null=True, on_delete=models.PROTECT, related_name="printed_code")

    class Meta:
        verbose_name = _("código impreso")
        verbose_name_plural = _("códigos impresos")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.batch} · {self.pk}"
