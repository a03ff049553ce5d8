"""allauth's forms for a security key, with labels a person understands."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _name_the_name(form: forms.Form) -> None:
    form.fields["name"].label = _("Nombre de la llave")
    form.fields["name"].help_text = _("Para reconocerla después, por ejemplo «Celular de la oficina».")


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_the_name(self)


class EditKeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_the_name(self)
