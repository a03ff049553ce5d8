from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.images import get_image_model_string

from ..enums import Accent


@register_setting(icon="home")
class MunicipalIdentity(BaseGenericSetting):
    """Who the municipality is on every page: shield and data, no slogan (Ley 2345/2023)."""

    shield = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("escudo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accent = models.CharField(_("color del encabezado"), max_length=10, choices=Accent.choices, default=Accent.SLATE)
    nit = models.CharField(_("NIT"), max_length=20, blank=True)
    address = models.CharField(_("dirección"), max_length=200, blank=True)
    phone = models.CharField(_("teléfono"), max_length=40, blank=True)
    hours = models.CharField(_("horario de atención"), max_length=200, blank=True)
    email = models.EmailField(_("correo de contacto"), blank=True)
    judicial_email = models.EmailField(_("correo de notificaciones judiciales"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("shield"), FieldPanel("accent")], heading=_("Identidad")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("nit", "address", "phone", "hours", "email", "judicial_email")],
            heading=_("Cómo encontrarnos"),
        ),
    ]

    class Meta:
        verbose_name = _("identidad del municipio")
