from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

CONTACTS = [f"people.{verb}_{model}" for model in ("contact", "contactlist") for verb in ("add", "change", "delete")]
STAFF = ["people.view_user", "people.add_user", "people.change_user"]
OFFICES = ["people.view_office", "people.add_office", "people.change_office", "people.delete_office"]


class PeopleConfig(AppConfig):
    name = "pregon.people"
    label = "people"
    verbose_name = _("Personas")
    default = True

    def ready(self) -> None:
        from . import checks  # noqa: F401 - they register themselves
        from .enums import Role
        from .roles import grant

        grant([*STAFF, *OFFICES], Role.SITE_ADMINISTRATOR)
        view = ["people.view_contact", "people.view_contactlist"]
        grant([*view, *CONTACTS], Role.COMMUNICATIONS, Role.SITE_ADMINISTRATOR)
        grant(view, Role.GEL_LEADER)
