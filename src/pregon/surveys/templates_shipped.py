"""Surveys to begin with, in our own words. Each is a TOML file in `data/`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pregon.forms.public import FormTemplate, form_templates

PURPOSE = "survey"

SHIPPED = (
    FormTemplate(
        "survey-service",
        _("Satisfacción con un servicio"),
        PURPOSE,
        _("Saber cómo le fue a la gente con una atención o un trámite, y mejorarlo."),
        "pregon.surveys",
        "data/service.toml",
    ),
    FormTemplate(
        "survey-accountability",
        _("Temas para la rendición de cuentas"),
        PURPOSE,
        _("Decidir con la gente de qué debe hablar la Alcaldía en su rendición de cuentas."),
        "pregon.surveys",
        "data/accountability.toml",
    ),
    FormTemplate(
        "survey-site",
        _("Uso del sitio web"),
        PURPOSE,
        _("Saber para qué entra la gente al sitio de la Alcaldía y qué no encuentra."),
        "pregon.surveys",
        "data/site.toml",
    ),
    FormTemplate(
        "survey-training",
        _("Necesidades de capacitación"),
        PURPOSE,
        _("Programar las capacitaciones que los servidores públicos necesitan."),
        "pregon.surveys",
        "data/training.toml",
    ),
)


def register() -> None:
    """Called once, when the applications are ready."""
    for template in SHIPPED:
        form_templates.register(template.key, template)


def survey_templates() -> list[FormTemplate]:
    """Every template for surveys, also those of other features."""
    return [template for template in form_templates if template.purpose == PURPOSE]
