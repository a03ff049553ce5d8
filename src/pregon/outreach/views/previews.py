"""Each channel as the real thing, for the frames of the composer; and the poster to print."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from pregon.documents.public import DocumentRefused

from ..access import access_poster, access_rendition
from ..cards import card_of
from ..channels.base import channels
from ..channels.poster.channel import PosterChannel
from ..enums import State

PAPERS = {"a4": "a4", "carta": "letter"}


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page, mail or picture as it would go out, or as it did."""
    card = card_of(access_rendition(request.user, pk), request.user)
    response = card.channel.preview(request, card.rendition, card.content)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def poster_pdf(request: HttpRequest, pk: int, paper: str) -> HttpResponse:
    """The approved poster as a PDF to print; before approval there is nothing to print."""
    rendition = access_poster(request.user, pk)
    channel = channels[rendition.channel]
    if paper not in PAPERS or rendition.state not in (State.APPROVED, State.PROVED):
        raise Http404
    assert isinstance(channel, PosterChannel)  # noqa: S101 - the only channel that is printed
    try:
        content = channel.pdf(rendition, paper=PAPERS[paper])
    except DocumentRefused as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type="application/pdf")
    name = f"afiche-{slugify(rendition.piece.title)[:60]}-{paper}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
