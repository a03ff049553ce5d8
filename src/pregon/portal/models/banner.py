from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from ..validators import validate_link_target


class Banner(models.Model):
    """What stands at the top of the home page between two dates. It never moves by itself."""

    title = models.CharField(_("título"), max_length=70)
    text = models.CharField(_("texto"), max_length=140, blank=True)
    link_text = models.CharField(_("botón"), max_length=30)
    link_url = models.CharField(_("enlace"), max_length=500, validators=[validate_link_target])
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    starts_on = models.DateField(_("desde"))
    ends_on = models.DateField(_("hasta"))
    order = models.PositiveSmallIntegerField(_("orden"), default=0)
    source_kind = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["order", "-starts_on", "-pk"]
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="banner_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["source_kind", "source_id"],
                condition=~models.Q(source_kind=""),
                name="banner_source_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.title
