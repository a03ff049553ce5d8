"""The pages that every municipality's site has from its first day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from ..models import ContentPage, HomePage, MunicipalIdentity, NewsIndexPage

POLICIES = {
    "terminos": gettext_lazy("Términos y condiciones de uso"),
    "privacidad": gettext_lazy("Privacidad y tratamiento de datos personales"),
    "cookies": gettext_lazy("Política de cookies"),
    "derechos-de-autor": gettext_lazy("Derechos de autor"),
    "accesibilidad": gettext_lazy("Accesibilidad"),
}


@transaction.atomic
def set_up_site() -> HomePage:
    """Makes what is missing: home page, news, policies, and the site that serves them. What is there, stays."""
    home = HomePage.objects.first() or _make_home()
    if not NewsIndexPage.objects.exists():
        home.add_child(instance=NewsIndexPage(title=_("Noticias"), slug="noticias", show_in_menus=True))
    for slug, title in POLICIES.items():
        if not ContentPage.objects.child_of(home).filter(slug=slug).exists():
            home.add_child(instance=ContentPage(title=str(title), slug=slug, body=_policy(slug)))
    _serve(home)
    MunicipalIdentity.load()
    return home


def set_identity(**values: Any) -> MunicipalIdentity:
    """Changes the named data of the municipality. Raises `ValidationError` for bad ones."""
    identity: MunicipalIdentity = MunicipalIdentity.load()
    for name, value in values.items():
        setattr(identity, name, value)
    identity.full_clean()
    identity.save()
    return identity


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's welcome page has nothing to say to a citizen.
    Page.objects.child_of(root).filter(slug="home", depth=2).delete()
    root = Page.objects.get(pk=root.pk)
    home = HomePage(title=_("Alcaldía de %(name)s") % {"name": settings.INSTANCE.settings.name}, slug="inicio")
    root.add_child(instance=home)
    return home


def _serve(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page = home
    site.site_name = settings.INSTANCE.settings.name
    site.save()


def _policy(slug: str) -> str:
    context = {"municipality": settings.INSTANCE.settings.name}
    return render_to_string(f"portal/policies/{slug}.html", context)
