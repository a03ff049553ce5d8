from django.db import models
from django.utils.translation import gettext_lazy as _


class Outage(models.Model):
    """The mail server does not take our mail; one row for each transport while it lasts. Messages wait."""

    transport = models.CharField(max_length=20, unique=True)
    since = models.DateTimeField(_("desde"))
    retry_at = models.DateTimeField(_("próximo intento"))
    failures = models.PositiveIntegerField(_("intentos"), default=1)
    answer = models.CharField(_("lo que respondió"), max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("interrupción del correo")
        verbose_name_plural = _("interrupciones del correo")

    def __str__(self) -> str:
        return f"{self.transport}: {self.answer}"
