from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "diagnosis_create": _("Empezó el diagnóstico."),
    "diagnosis_ask": _("Empezó a preguntar."),
    "diagnosis_participants": _("Agregó %(count)s personas para preguntarles."),
    "diagnosis_remove": _("Quitó a una persona de la lista."),
    "diagnosis_invite": _("Invitó por correo a %(count)s personas."),
    "diagnosis_slips": _("Imprimió %(count)s invitaciones en papel."),
    "diagnosis_remind": _("Recordó por correo a %(count)s personas."),
    "diagnosis_escalate": _("Avisó al líder GEL quiénes faltan."),
    "diagnosis_close": _("Cerró y contó las respuestas."),
    "diagnosis_count": _("Contó de nuevo las respuestas."),
    "diagnosis_approve": _("Aprobó el diagnóstico."),
    "diagnosis_without": _("Quedó sin diagnóstico: el plan sigue con supuestos."),
    "diagnosis_assume": _("Revisó los supuestos."),
    "diagnosis_text": _("Llevó el texto al plan."),
}


class DiagnosisConfig(AppConfig):
    name = "pregon.diagnosis"
    label = "diagnosis"
    verbose_name = _("Diagnóstico")

    def ready(self) -> None:
        from pregon.kernel.data_checks import data_checks
        from pregon.plans.public import register_sentences

        from . import measures, plan_items, tasks, templates_shipped  # noqa: F401 - some register themselves
        from .checks import every_approved_one_is_counted

        register_sentences(SENTENCES)
        data_checks.register("approved diagnoses", every_approved_one_is_counted)
        templates_shipped.register()
        plan_items.register()
        _grant_permissions()


def _grant_permissions() -> None:
    from pregon.people.public import Role, grant

    managers = (Role.COMMUNICATIONS, Role.GEL_LEADER)
    grant(["diagnosis.view_diagnosis"], *Role)
    grant(["diagnosis.add_diagnosis", "diagnosis.change_diagnosis", "diagnosis.view_participant"], *managers)
    grant(["diagnosis.approve_diagnosis"], Role.GEL_LEADER, Role.MAYOR)
