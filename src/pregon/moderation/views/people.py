"""Who writes: search, one person, blocks; and the log of what was decided."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from .. import rules
from ..access import access_block, access_comment, access_participant, require
from ..domain.blocking import block_network, block_person, lift_block
from ..enums import HideReason
from ..forms.office import BlockForm
from ..models import Comment
from ..queries.tray import LOG_ROWS, ROWS, acts, blocks, lines_of, search_participants
from ..targets import describe_threads
from .tray import hide_open_comments


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """People by a part of their name or their whole contact."""
    require(rules.can_moderate(request.user))
    text = request.GET.get("texto", "").strip()[:254]
    found = search_participants(text) if text else []
    return render(request, "moderation/authors.html", {"text": text, "found": found})


@require_safe
def author(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's comments and blocks. The contact is not shown: nothing here needs it."""
    person = access_participant(request.user, pk)
    comments = Comment.objects.filter(author=person).select_related("thread").order_by("-id")[: ROWS * 2]
    context = {
        "person": person,
        "lines": lines_of(list(comments)),
        "blocks": [block for block in blocks().filter(participant=person) if block.lifted_at is None],
        "now": timezone.now(),
        "form": BlockForm(label_suffix=""),
    }
    return render(request, "moderation/author.html", context)


@require_POST
def block_author(request: HttpRequest, pk: int) -> HttpResponse:
    """Blocks a person for a time; with `ocultar`, hides what they said as well."""
    person = access_participant(request.user, pk)
    form = BlockForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Elija el motivo y el tiempo."))
        return redirect("moderation:author", pk)
    reason, days = form.cleaned_data["reason"], form.cleaned_data["days"]
    block_person(participant=person, reason=reason, days=days, actor=request.user)
    messages.success(request, _("%(name)s no puede opinar por ahora.") % {"name": person.name})
    if request.POST.get("ocultar"):
        done = hide_open_comments(request, person, reason)
        messages.success(request, ngettext("%(n)d aporte oculto.", "%(n)d aportes ocultos.", done) % {"n": done})
    return redirect("moderation:author", pk)


@require_POST
def block_origin(request: HttpRequest, pk: int) -> HttpResponse:
    """Blocks for a day the network from which a comment came."""
    comment = access_comment(request.user, pk)
    reason = request.POST.get("reason", "")
    if not comment.network or reason not in HideReason.values:
        messages.error(request, _("De este aporte ya no se sabe de qué red llegó."))
    else:
        block_network(network=comment.network, reason=reason, actor=request.user)
        messages.success(request, _("Desde esa red no se puede opinar durante un día."))
    return redirect("moderation:comment", pk)


@require_safe
def block_list(request: HttpRequest) -> HttpResponse:
    """Who may not write now, and who could not before."""
    require(rules.can_moderate(request.user))
    page = Paginator(blocks(), LOG_ROWS).get_page(request.GET.get("pagina"))
    return render(request, "moderation/blocks.html", {"page": page, "now": timezone.now()})


@require_POST
def block_lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a block before its day."""
    lift_block(access_block(request.user, pk), actor=request.user)
    messages.success(request, _("El bloqueo terminó."))
    return redirect("moderation:blocks")


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Every decision, with who took it and the notes for colleagues."""
    require(rules.can_moderate(request.user))
    before = request.GET.get("desde", "")
    rows = acts(public=False)
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: LOG_ROWS + 1])
    targets = describe_threads({act.comment.thread for act in found})
    context = {
        "entries": [(act, targets[act.comment.thread_id]) for act in found[:LOG_ROWS]],
        "after": found[LOG_ROWS - 1].pk if len(found) > LOG_ROWS else "",
    }
    return render(request, "moderation/log.html", context)
