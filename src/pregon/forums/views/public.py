"""Forums as anybody reads them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.kernel.prose import to_html
from pregon.moderation.public import comment_page
from pregon.portal.public import render_public

from ..domain.topics import KIND
from ..models import Topic
from ..queries import public_topics

PER_PAGE = 20


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Open questions first, then those that were answered."""
    page = Paginator(public_topics(), PER_PAGE).get_page(request.GET.get("pagina"))
    return render_public(request, "forums/topic_list.html.jinja", {"title": _("Foros"), "page": page}, cacheable=True)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The question, the answer when there is one, and what people said. Nothing in it belongs to the visitor."""
    found: Topic = get_object_or_404(public_topics(), slug=slug)
    comments = comment_page(
        kind=KIND,
        object_id=found.pk,
        order=request.GET.get("orden", ""),
        after=request.GET.get("desde", ""),
        open_for_comments=found.is_open,
    )
    context = {
        "title": found.question,
        "topic": found,
        "background": to_html(found.background),
        "answer": to_html(found.answer) if found.answer else "",
        "documents": found.documents.select_related("stored"),
        "comments": comments,
    }
    return render_public(request, "forums/topic.html.jinja", context, cacheable=True)
