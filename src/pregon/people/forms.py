"""A member of staff, as the administrator writes them down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from .domain.administrators import require_administrators_without
from .enums import Role
from .models import Contact, User
from .roles import ROLE_WORDS

OWN_FIELDS = {"office", "position", "phone"}
# Groups that Wagtail's own migrations bring; ours say more.
NOT_ROLES = ["Editors", "Moderators"]


def _in_our_words(form: forms.ModelForm) -> None:
    # Whoever writes people down must not be able to make somebody all-powerful.
    form.fields.pop("is_superuser", None)
    form.fields["email"].label = _("Correo electrónico")
    form.fields["first_name"].label = _("Nombres")
    form.fields["last_name"].label = _("Apellidos")
    form.fields["groups"].label = _("Roles")
    form.fields["groups"].queryset = Group.objects.exclude(name__in=NOT_ROLES)  # type: ignore[attr-defined]
    form.fields["groups"].help_text = _("Lo que la persona puede hacer. Puede tener varios.")
    form.fields["groups"].label_from_instance = _role_in_words  # type: ignore[attr-defined]


def _role_in_words(group: Group) -> SafeString:
    """The role with what it may do; one that the municipality made by itself has only its name."""
    if group.name not in Role.values:
        return format_html("<strong>{}</strong>", group.name)
    role = Role(group.name)
    return format_html('<span><strong>{}</strong><br><span class="help">{}</span></span>', role.label, ROLE_WORDS[role])


class PersonCreationForm(UserCreationForm):
    error_messages = {
        **UserCreationForm.error_messages,
        "duplicate_username": _("Ya existe una persona con ese correo."),
    }

    class Meta(UserCreationForm.Meta):
        model = User
        fields = UserCreationForm.Meta.fields | OWN_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)

    def clean_email(self) -> str:
        """Addresses are kept in lower case, as people are found by them."""
        return str(self.cleaned_data["email"]).lower()


class PersonEditForm(UserEditForm):
    error_messages = PersonCreationForm.error_messages

    class Meta(UserEditForm.Meta):
        model = User
        fields = UserEditForm.Meta.fields | OWN_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)

    clean_email = PersonCreationForm.clean_email

    def clean(self) -> dict[str, Any]:
        """Refuses, beside the field that does it, to leave the instance with fewer than two administrators."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        leaves_by = self._field_that_takes_the_role()
        if leaves_by:
            try:
                require_administrators_without([self.instance])
            except ValidationError as error:
                self.add_error(leaves_by, error)
        return data

    def _field_that_takes_the_role(self) -> str:
        """The field after which the person is no administrator, or ""."""
        if self.cleaned_data.get("is_active") is False:
            return "is_active"
        roles = self.cleaned_data.get("groups")
        loses = roles is not None and all(role.name != Role.SITE_ADMINISTRATOR for role in roles)
        return "groups" if loses and not self.instance.is_superuser else ""


class ContactForm(forms.ModelForm):
    """A contact with the proof of consent that the law asks for."""

    class Meta:
        model = Contact
        fields = ["name", "organisation", "kind", "email", "lists", "consent_source", "consented_on"]
        widgets = {
            "lists": forms.CheckboxSelectMultiple,
            "consented_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_email(self) -> str:
        """One contact for each address, however it is written; said beside the field."""
        email = str(self.cleaned_data["email"])
        if Contact.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Ya existe un contacto con ese correo."))
        return email

    def clean_consented_on(self) -> date:
        """Nobody has agreed on a day to come."""
        day: date = self.cleaned_data["consented_on"]
        if day > timezone.localdate():
            raise ValidationError(_("La fecha no puede ser futura: escriba el día en que autorizó."))
        return day
