"""The mail in the back office: what was sent, what became of each message, the message itself."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .. import rules
from ..access import (
    access_mailing,
    access_mailing_to_retry,
    access_message,
    access_suppression_to_lift,
    require,
)
from ..domain.finish import accounting
from ..domain.outages import current_outage
from ..domain.start import retry_failed
from ..enums import Purpose, State
from ..models import Suppression
from ..queries import MESSAGES_PER_PAGE, PER_PAGE, as_written, mail_stays_here, mailings_of, messages_of, with_accounts

# A mail brings its own looks and nothing else: no program, no form, no picture from elsewhere.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox"


@require_safe
def mailing_list(request: HttpRequest) -> HttpResponse:
    """The campaigns; for superusers also the personal notices."""
    require(rules.can_see_mail(request.user))
    may_see_notices = request.user.is_superuser
    notices = may_see_notices and request.GET.get("ver") == "avisos"
    purpose = Purpose.TRANSACTIONAL if notices else Purpose.CAMPAIGN
    page = Paginator(mailings_of(purpose), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "lines": with_accounts(list(page)),
        "notices": notices,
        "may_see_notices": may_see_notices,
        "can_see_suppressions": rules.can_see_suppressions(request.user),
        "outage": current_outage(),
        "stays_here": mail_stays_here(),
        "query": "ver=avisos&" if notices else "",
    }
    return render(request, "delivery/list.html", context)


@require_safe
def mailing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One mailing: its account and its messages, by state."""
    mailing = access_mailing(request.user, pk)
    numbers = accounting(mailing)
    state, text = request.GET.get("estado", ""), request.GET.get("texto", "").strip()
    wanted = messages_of(mailing, state=state, text=text)
    context = {
        "mailing": mailing,
        "numbers": numbers,
        "states": [(value, label, getattr(numbers, value)) for value, label in State.choices],
        "state": state,
        "text": text,
        "page": Paginator(wanted, MESSAGES_PER_PAGE).get_page(request.GET.get("pagina")),
        "query": _query(estado=state, texto=text),
        "can_retry": rules.can_retry_mail(request.user) and numbers.failed and not mailing.stopped_at,
        "outage": current_outage() if numbers.is_open else None,
        "stays_here": mail_stays_here(),
    }
    return render(request, "delivery/mailing.html", context)


@require_POST
def mailing_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends once more what failed."""
    mailing = access_mailing_to_retry(request.user, pk)
    count = retry_failed(mailing)
    if count:
        text = ngettext("%(n)d mensaje se intentará de nuevo.", "%(n)d mensajes se intentarán de nuevo.", count)
        messages.success(request, text % {"n": count})
    else:
        messages.warning(request, _("No hay nada que reintentar: esas direcciones no existen o se retiraron."))
    return redirect("delivery:mailing", pk)


@never_cache
@require_safe
def message_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A message as it was sent."""
    message = access_message(request.user, pk)
    context = {"message": message, "mailing": message.mailing, "written": as_written(message)}
    return render(request, "delivery/message.html", context)


@never_cache
@require_safe
def message_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a message, for a frame that can do nothing but show it."""
    response = HttpResponse(as_written(access_message(request.user, pk)).html)
    response["Content-Security-Policy"] = MAIL_POLICY
    return response


@require_safe
def suppression_list(request: HttpRequest) -> HttpResponse:
    """The addresses that campaigns leave alone."""
    require(rules.can_see_suppressions(request.user))
    text = request.GET.get("texto", "").strip()
    wanted = Suppression.objects.filter(address__icontains=text.casefold())
    page = Paginator(wanted, MESSAGES_PER_PAGE).get_page(request.GET.get("pagina"))
    may_lift = rules.can_lift_suppressions(request.user)
    lines = [(suppression, may_lift and rules.is_liftable(suppression)) for suppression in page]
    context = {"page": page, "lines": lines, "text": text, "query": _query(texto=text)}
    return render(request, "delivery/suppressions.html", context)


@require_POST
def suppression_lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody wants to hear from the municipality again, or the address was mended."""
    suppression = access_suppression_to_lift(request.user, pk)
    suppression.delete()
    messages.success(request, _("Los próximos envíos llegarán de nuevo a %(address)s.") % {"address": suppression})
    return redirect("delivery:suppressions")


def _query(**values: str) -> str:
    kept = urlencode({name: value for name, value in values.items() if value})
    return f"{kept}&" if kept else ""
