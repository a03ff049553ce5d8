from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.Model):
    """A dependency of the municipality: a secretariat, an office, the council."""

    name = models.CharField(
        _("nombre"),
        max_length=120,
        unique=True,
        error_messages={"unique": _("Ya existe una dependencia con ese nombre.")},
    )
    order = models.PositiveSmallIntegerField(_("orden"), default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("dependencia")
        verbose_name_plural = _("dependencias")

    def __str__(self) -> str:
        return self.name
