"""Wagtail's users, with our person in the place of its user."""

from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleUsersConfig(WagtailUsersAppConfig):
    verbose_name = _("Personas")
    user_viewset = "pregon.people.viewsets.PersonViewSet"
