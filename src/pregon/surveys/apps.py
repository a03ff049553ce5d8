from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "survey_create": _("Creó la encuesta."),
    "survey_edit": _("Cambió la encuesta: %(fields)s."),
    "survey_propose": _("La llevó al Comité."),
    "survey_open": _("Abrió la encuesta."),
    "survey_open_action": _("Abrió la encuesta «%(title)s»."),
    "survey_close": _("Cerró la encuesta."),
    "survey_close_action": _("Cerró la encuesta «%(title)s»."),
    "survey_results": _("Publicó los resultados."),
    "survey_results_action": _("Publicó los resultados de «%(title)s»."),
    "survey_withdraw": _("Retiró la respuesta %(receipt)s: %(reason)s."),
    "survey_settle": _("Decidió las diferencias de la hoja %(sheet)s: cambió %(count)s respuestas."),
    "survey_codes": _("Imprimió %(count)s códigos para %(label)s."),
}


class SurveysConfig(AppConfig):
    name = "pregon.surveys"
    label = "surveys"
    verbose_name = _("Encuestas")

    def ready(self) -> None:
        from pregon.committee.public import SubjectKind, register_subject_kind
        from pregon.kernel.data_checks import data_checks
        from pregon.plans.public import register_sentences

        from . import measures, plan_items, site_parts, tasks, templates_shipped  # noqa: F401 - some register themselves
        from .checks import every_answer_is_counted, no_submission_is_left_alone
        from .domain.moves import KIND

        register_sentences(SENTENCES)
        data_checks.register("survey answers", every_answer_is_counted)
        data_checks.register("survey submissions", no_submission_is_left_alone)
        templates_shipped.register()
        register_subject_kind(SubjectKind(KIND, _("Temas de encuesta"), plan_items.subject))
        plan_items.register()
        site_parts.register()
        _grant_permissions()


def _grant_permissions() -> None:
    from pregon.people.public import Role, grant

    writers = (Role.COMMUNICATIONS, Role.GEL_LEADER, Role.SITE_ADMINISTRATOR)
    grant(["surveys.view_survey"], *Role)
    grant(["surveys.add_survey", "surveys.change_survey"], *writers)
    grant(["surveys.open_survey"], Role.COMMUNICATIONS, Role.GEL_LEADER, Role.MAYOR)
    grant(["surveys.add_answer"], *writers, Role.STAFF)
    grant(["surveys.view_answer", "surveys.delete_answer"], Role.COMMUNICATIONS, Role.GEL_LEADER)
