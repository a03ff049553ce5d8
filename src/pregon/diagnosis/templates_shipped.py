"""The communications survey, one for each audience. Each is a TOML file in `data/`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pregon.forms.public import FormTemplate, form_templates
from pregon.plans.public import Audience

PURPOSE = "survey"

SHIPPED = {
    Audience.INTERNAL.value: FormTemplate(
        "communications-internal",
        _("Encuesta de comunicaciones: servidores públicos"),
        PURPOSE,
        _("Saber por dónde se enteran quienes trabajan en la Alcaldía, y avisarles por ahí."),
        "pregon.diagnosis",
        "data/communications_internal.toml",
    ),
    Audience.EXTERNAL.value: FormTemplate(
        "communications-external",
        _("Encuesta de comunicaciones: ciudadanía"),
        PURPOSE,
        _("Saber por dónde se entera la gente, y avisarle por ahí."),
        "pregon.diagnosis",
        "data/communications_external.toml",
    ),
}


def register() -> None:
    """Called once, when the applications are ready."""
    for template in SHIPPED.values():
        form_templates.register(template.key, template)
