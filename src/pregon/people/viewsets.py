"""Staff, offices, contacts and their lists: Wagtail's generic screens with our fields."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.views import users

from .forms import ContactForm, PersonCreationForm, PersonEditForm
from .models import Contact, ContactList, Office, User
from .rules import can_edit_person


class PersonFilterSet(WagtailFilterSet):
    class Meta:
        model = User
        fields = ["office", "groups", "is_active"]

    def __init__(self, *args: Any, is_searching: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class PersonIndexView(users.IndexView):
    page_title = _("Personas")
    add_item_label = _("Agregar persona")

    @cached_property
    def columns(self) -> list[Any]:
        name = super().columns[1]
        name.label, name.width = _("Nombre"), "24%"
        return [
            name,
            Column("email", label=_("Correo"), sort_key="email"),
            Column("position", label=_("Cargo"), sort_key="position"),
            Column("office", label=_("Dependencia"), sort_key="office__name"),
            Column("roles", label=_("Roles"), accessor=_roles),
            Column("is_active", label=_("Activa"), accessor=_yes_or_no, sort_key="is_active"),
            DateColumn("last_login", label=_("Última entrada"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        queryset: QuerySet[User] = super().get_base_queryset()
        return queryset.select_related("office").prefetch_related("groups")

    def get_list_buttons(self, instance: User) -> list[Any]:
        """The name opens the person; what a person did keeps them from being deleted."""
        return []


def _roles(person: User) -> str:
    return ", ".join(group.name for group in person.groups.all())


def _yes_or_no(person: User) -> str:
    return gettext("Sí") if person.is_active else gettext("No")


class PersonCreateView(users.CreateView):
    page_title = _("Agregar persona")
    success_message = _("«%(object)s» ya puede entrar con su correo y su contraseña.")


class PersonEditView(users.EditView):
    success_message = _("Los datos de «%(object)s» quedaron guardados.")
    error_message = _("No se guardó. Revise los campos marcados.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Raises `PermissionDenied` for the account that installed the instance."""
        super().setup(request, *args, **kwargs)
        self.can_delete = False
        viewer: Any = request.user
        if not can_edit_person(viewer, self.object):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """In one transaction, so that two administrators remain also when two people save at once."""
        with transaction.atomic():
            response: HttpResponseBase = super().post(request, *args, **kwargs)
        return response


class PersonViewSet(users.UserViewSet):
    menu_label = _("Personas")
    menu_order = 10
    add_to_settings_menu = False
    filterset_class = PersonFilterSet
    index_view_class = PersonIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm


class TeachingIndexView(IndexView):
    """A list that says, while it is empty, what goes into it and how to begin."""

    results_template_name = "people/index_results.html"
    empty_words: str | Promise = ""
    first_label: str | Promise = ""


class OfficeIndexView(TeachingIndexView):
    empty_words = _(
        "Todavía no hay dependencias. Una dependencia es una secretaría o una oficina de la Alcaldía: dice dónde "
        "trabaja cada persona y permite escribirles a todas juntas."
    )
    first_label = _("Agregar la primera dependencia")


class ContactListIndexView(TeachingIndexView):
    empty_words = _(
        "Todavía no hay listas. Una lista reúne contactos para escribirles juntos: juntas de acción comunal, "
        "emisoras, comerciantes."
    )
    first_label = _("Crear la primera lista")


class ContactIndexView(TeachingIndexView):
    empty_words = _(
        "Todavía no hay contactos. Aquí van las personas y organizaciones que autorizaron recibir correos de la "
        "Alcaldía, con la prueba de que autorizaron."
    )
    first_label = _("Agregar el primer contacto")


class OfficeViewSet(ModelViewSet):
    index_view_class = OfficeIndexView
    model = Office
    url_prefix = "dependencias"
    icon = "home"
    menu_label = _("Dependencias")
    menu_order = 20
    form_fields = ["name", "order"]
    list_display = ["name", "order"]
    search_fields = ["name"]
    inspect_view_enabled = False
    copy_view_enabled = False


class ContactListViewSet(ModelViewSet):
    index_view_class = ContactListIndexView
    model = ContactList
    url_prefix = "listas-de-contactos"
    icon = "list-ul"
    menu_label = _("Listas de contactos")
    menu_order = 40
    form_fields = ["name"]
    search_fields = ["name"]
    copy_view_enabled = False


class ContactViewSet(ModelViewSet):
    index_view_class = ContactIndexView
    model = Contact
    url_prefix = "contactos"
    icon = "mail"
    menu_label = _("Contactos")
    menu_order = 30
    list_display = ["name", "organisation", Column("kind", accessor="get_kind_display", label=_("Tipo")), "email"]
    list_filter = ["kind", "lists"]
    list_export = ["name", "organisation", "kind", "email", "consent_source", "consented_on"]
    search_fields = ["name", "organisation", "email"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[ContactForm]:
        return ContactForm


office_viewset = OfficeViewSet("offices")
contact_viewset = ContactViewSet("contacts")
contact_list_viewset = ContactListViewSet("contact_lists")
