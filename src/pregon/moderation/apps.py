from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "pregon.moderation"
    label = "moderation"
    verbose_name = _("Participación y moderación")

    def ready(self) -> None:
        from pregon.kernel.data_checks import data_checks
        from pregon.people.public import Role, grant

        from . import tasks  # noqa: F401 - periodic jobs register themselves
        from .carriers import Carrier, carriers, veiled_address
        from .checks.base import comment_checks
        from .checks.flood import Crowd, TooFast
        from .checks.links import FirstLink, ManyLinks
        from .checks.repeated import OwnRepeat, SameText
        from .data_checks import counters_are_exact
        from .domain.notices import send_code
        from .enums import ContactKind

        carriers.register(
            ContactKind.EMAIL,
            Carrier(_("Correo electrónico"), lambda to, code: send_code(address=to, code=code), veiled_address),
        )
        for check in (TooFast(), OwnRepeat(), FirstLink(), ManyLinks(), SameText(), Crowd()):
            comment_checks.register(check.id, check)
        data_checks.register("comments", counters_are_exact)
        may_moderate = [Role.COMMUNICATIONS, Role.GEL_LEADER, Role.ATTENTION_AGENT, Role.SITE_ADMINISTRATOR]
        grant(["moderation.view_comment", "moderation.change_comment"], *may_moderate)
