"""The documents of a topic: added and removed by the staff, read by anybody."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pregon.files.public import file_response

from .. import rules
from ..access import access_topic
from ..domain.documents import attach_document, remove_document
from ..forms import DocumentForm
from ..models import TopicDocument
from ..queries import public_topics
from .crumbs import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its name."""
    topic = access_topic(request.user, pk, may=rules.can_edit_topics)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attach_document(topic, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("El documento quedó en la página del foro."))
            return redirect("forums:topic", topic.pk)
    context = {"form": form, "topic": topic, "crumbs": crumbs(topic)}
    return render(request, "forums/attach.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a document off the page."""
    document = get_object_or_404(TopicDocument.objects.select_related("topic"), pk=pk)
    topic = access_topic(request.user, document.topic_id, may=rules.can_edit_topics)
    try:
        remove_document(document, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("El documento ya no está en la página."))
    return redirect("forums:topic", topic.pk)


@require_safe
def staff_download(request: HttpRequest, pk: int) -> FileResponse:
    """The document of a topic in any state."""
    document = get_object_or_404(TopicDocument.objects.select_related("stored"), pk=pk)
    access_topic(request.user, document.topic_id)
    return file_response(document.stored)


@require_safe
def download(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The document of a topic that anybody may read."""
    documents = TopicDocument.objects.filter(topic__in=public_topics(), topic__slug=slug).select_related("stored")
    return file_response(get_object_or_404(documents, pk=pk).stored)
