"""People in the back office: the menu, the screens, one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from .domain.administrators import require_administrators_without
from .domain.second_factor import RESET
from .models import User
from .rules import can_edit_people
from .views import second_factor
from .viewsets import contact_list_viewset, contact_viewset, office_viewset


class StaffItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_edit_people(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    own = [path("<int:pk>/segundo-factor/", second_factor, name="second_factor")]
    return [path("personas/", include((own, "people")))]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(RESET, _("Quitar el segundo factor"), _("Quitó el segundo factor"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [office_viewset, contact_viewset, contact_list_viewset]


@hooks.register("register_admin_menu_item")
def people_menu() -> MenuItem:
    staff = StaffItem(_("Personas"), reverse("wagtailusers_users:index"), name="staff", icon_name="user", order=10)
    viewsets = (office_viewset, contact_viewset, contact_list_viewset)
    items = [staff, *(viewset.get_menu_item() for viewset in viewsets)]
    return SubmenuMenuItem(_("Personas"), Menu(items=items), name="people", icon_name="group", order=700)


@hooks.register("before_delete_user")
def keep_two_administrators(request: HttpRequest, person: User) -> HttpResponse | None:
    """Deleting is only for the account that installed the instance; the last two administrators stay all the same."""
    if request.method != "POST":
        return None
    try:
        require_administrators_without([person])
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("wagtailusers_users:index")
    return None


@hooks.register("before_bulk_action")
def people_change_one_by_one(
    request: HttpRequest, action_type: str, objects: list[Any], _action: object
) -> HttpResponse | None:
    """Our list of people offers nothing for many at once; Wagtail's addresses for it answer all the same.

    They would reach the account that installed the instance, and the last administrators.
    """
    if not objects or not isinstance(objects[0], User):
        return None
    messages.error(request, _("Cambie a las personas de una en una."))
    return redirect("wagtailusers_users:index")


@hooks.register("register_account_settings_panel")
class SecurityPanel(BaseSettingsPanel):
    """Second factor and sessions live at `/cuenta/`; here is the way there."""

    name = "security"
    title = _("Seguridad")
    order = 490
    template_name = "people/security_panel.html"
    form_class = forms.Form
    form_object = "user"

    def get_form(self) -> forms.Form:
        """Nothing to fill in."""
        return forms.Form(self.request.POST or None, prefix=self.name)
