"""`/r/<code>`: leads on and counts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..channels.base import channel_of
from ..domain.visits import count_visit, is_robot
from ..models import Rendition


@require_safe
@never_cache
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Redirects to where the rendition leads; a person's visit is counted, a robot's or a HEAD is not."""
    rendition = get_object_or_404(Rendition.objects.select_related("piece__action"), code=code.lower())
    headers = request.headers
    if request.method == "GET" and not is_robot(
        headers.get("User-Agent", ""), purpose=headers.get("Sec-Purpose", headers.get("Purpose", ""))
    ):
        count_visit(rendition)
    response = HttpResponseRedirect(channel_of(rendition).target_url(rendition))
    response["X-Robots-Tag"] = "noindex"
    return response
