"""People in the back office: the menu, the screens, one's own account."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.viewsets.model import ModelViewSet

from .rules import can_edit_people
from .viewsets import contact_list_viewset, contact_viewset, office_viewset


class StaffItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_edit_people(request.user)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [office_viewset, contact_viewset, contact_list_viewset]


@hooks.register("register_admin_menu_item")
def people_menu() -> MenuItem:
    staff = StaffItem(_("Personas"), reverse("wagtailusers_users:index"), name="staff", icon_name="user", order=10)
    viewsets = (office_viewset, contact_viewset, contact_list_viewset)
    items = [staff, *(viewset.get_menu_item() for viewset in viewsets)]
    return SubmenuMenuItem(_("Personas"), Menu(items=items), name="people", icon_name="group", order=700)


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
