from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..enums import Majority, Quorum


@register_setting(icon="group")
class CommitteeRules(BaseGenericSetting):
    """How this municipality's Committee decides, by its own act. Each session and consultation keeps a copy."""

    name = models.CharField(_("nombre del comité"), max_length=120, default="Comité GEL")
    quorum = models.CharField(_("quórum"), max_length=20, choices=Quorum.choices, default=Quorum.HALF_PLUS_ONE)
    majority = models.CharField(_("mayoría"), max_length=20, choices=Majority.choices, default=Majority.SIMPLE)
    waiting_days = models.PositiveSmallIntegerField(
        _("días de espera"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Pasados estos días, un asunto sin decidir aparece en «Hoy» de la secretaría."),
    )

    panels = [FieldPanel(name) for name in ("name", "quorum", "majority", "waiting_days")]

    class Meta:
        verbose_name = _("reglas del Comité")
        default_permissions = ("change",)
