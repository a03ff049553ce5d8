"""The only ways from an address to a form: refusal when it is not theirs, 404 when it is not there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .domain.definition import Field, Page
from .kinds.base import Kind
from .kinds.registry import kinds
from .models import Form


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_form(user: User, pk: int) -> Form:
    """A form to design."""
    require(rules.can_design_forms(user))
    return get_object_or_404(Form, pk=pk)


def access_form_to_publish(user: User, pk: int) -> Form:
    require(rules.can_publish_forms(user))
    return access_form(user, pk)


def access_page(user: User, pk: int, key: str) -> tuple[Form, Page]:
    """A page of the draft."""
    form = access_form(user, pk)
    page = form.definition.page(key)
    if page is None:
        raise Http404
    return form, page


def access_field(user: User, pk: int, key: str) -> tuple[Form, Field]:
    """A question of the draft."""
    form = access_form(user, pk)
    field = form.definition.by_key.get(key)
    if field is None:
        raise Http404
    return form, field


def access_kind(key: str) -> Kind:
    kind = kinds.get(key)
    if kind is None:
        raise Http404
    return kind
