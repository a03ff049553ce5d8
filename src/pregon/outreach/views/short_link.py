"""`/r/<code>`: leads on and counts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..channels.base import channel_of
from ..domain.visits import count_visit, is_flood, is_repeat, is_robot
from ..links import safe_target
from ..models import Rendition


@require_safe
@never_cache
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Redirects to where the rendition leads; a person's visit is counted, a robot's or a HEAD is not."""
    rendition = get_object_or_404(Rendition.objects.select_related("piece__action"), code=code.lower())
    if request.method == "GET" and _is_new_visit(request, rendition):
        count_visit(rendition)
    response = HttpResponseRedirect(safe_target(channel_of(rendition).target_url(rendition)))
    response["X-Robots-Tag"] = "noindex"
    return response


def _is_new_visit(request: HttpRequest, rendition: Rendition) -> bool:
    agent = request.headers.get("User-Agent", "")
    purpose = " ".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    if is_robot(agent, purpose=purpose):
        return False
    # Behind a proxy all come from one address. A made-up header gains nothing that a made-up browser would not.
    address = f"{request.META.get('REMOTE_ADDR', '')} {request.headers.get('X-Forwarded-For', '')}"
    return not is_repeat(rendition, address=address, user_agent=agent) and not is_flood(rendition)
