"""Diagnoses in the menu and the addresses of the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class DiagnosisItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("diagnostico/", include("pregon.diagnosis.office_urls"))]


@hooks.register("register_admin_menu_item")
def diagnosis_item() -> MenuItem:
    return DiagnosisItem(_("Diagnóstico"), reverse("diagnosis:home"), name="diagnosis", icon_name="glasses", order=35)
