"""One participant: the WhatsApp text, the paper that came back, taking off the list."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import rules
from ..access import access_participant
from ..domain.invite import share_words
from ..domain.participants import note_returned, remove_participant
from .making import crumbs


@require_POST
def whatsapp(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with the personal link, to copy or to open in WhatsApp. Shown once: each time it is another link."""
    person = access_participant(request.user, pk, may=rules.can_manage)
    try:
        text, url = share_words(person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("diagnosis:participants", pk=person.diagnosis_id)
    context = {"person": person, "crumbs": crumbs(person.diagnosis), "text": text, "url": url}
    response = render(request, "diagnosis/whatsapp.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """The person put a paper in the box."""
    person = access_participant(request.user, pk, may=rules.can_manage)
    note_returned(person)
    words = _("%(name)s ya no recibe recordatorios. Su hoja se captura sin nombre, en la encuesta.")
    messages.success(request, words % {"name": person.name})
    return redirect("diagnosis:participants", pk=person.diagnosis_id)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    person = access_participant(request.user, pk, may=rules.can_manage)
    try:
        remove_participant(person, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("La persona ya no está en la lista."))
    return redirect("diagnosis:participants", pk=person.diagnosis_id)
