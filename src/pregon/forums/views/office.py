"""Forums in the back office: the list, a topic and its next step, the answer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pregon.committee.public import decision_for, waiting_since, waiting_words
from pregon.moderation.public import comment_page
from pregon.outreach.public import compose_url
from pregon.plans.public import topics_need_committee

from .. import rules
from ..access import access_action, access_topic, require
from ..domain.documents import OPEN_TO_CHANGES
from ..domain.topics import KIND, answer_topic, close_topic, is_allowed, open_topic, propose_topic, save_topic
from ..exports import opinions_workbook
from ..forms import AnswerForm, StateFilter, TopicForm
from ..models import Topic
from ..queries import topics_for_staff
from .crumbs import crumbs

PER_PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Every topic, with its state."""
    require(rules.can_see_topics(request.user))
    state = request.GET.get("estado", "")
    page = Paginator(topics_for_staff(state=state), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "filters": StateFilter(request.GET),
        "wanted": state,
        "query": urlencode({"estado": state}),
    }
    return render(request, "forums/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new topic of an action."""
    action = access_action(request.user, pk)
    return _edit(request, Topic(action=action))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes a draft."""
    return _edit(request, access_topic(request.user, pk, may=rules.can_edit_topics))


@require_safe
def topic_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The topic: what it waits for, what people said, what to do next."""
    topic = access_topic(request.user, pk)
    since = waiting_since(KIND, [topic.pk]).get(str(topic.pk))
    context = {
        "topic": topic,
        "crumbs": [(_("Foros"), reverse("forums:list"))],
        "comments": comment_page(kind=KIND, object_id=topic.pk),
        "waiting": waiting_words(since) if since else "",
        "decision": decision_for(KIND, topic.pk),
        "needs_committee": topics_need_committee() and not is_allowed(topic),
        "documents": topic.documents.select_related("stored"),
        "takes_documents": topic.state in OPEN_TO_CHANGES,
        "can_edit": rules.can_edit_topics(request.user),
        "announce_url": _announce_url(topic),
    }
    return render(request, "forums/topic.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The closing answer: written once, published and mailed once."""
    topic = access_topic(request.user, pk, may=rules.can_edit_topics)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if answer_topic(topic, text=form.cleaned_data["text"], actor=request.user):
                messages.success(request, _("La respuesta quedó publicada y va en camino a quienes participaron."))
            return redirect("forums:topic", topic.pk)
        except ValidationError as error:
            form.add_error(None, error)
    context = {"form": form, "topic": topic, "crumbs": crumbs(topic)}
    return render(request, "forums/answer.html", context, status=422 if form.errors else 200)


@require_POST
def take_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Proposes, opens or closes; pressing twice changes nothing the second time."""
    topic = access_topic(request.user, pk, may=rules.can_edit_topics)
    verbs: dict[str, Callable[..., object]] = {
        "proponer": propose_topic,
        "abrir": open_topic,
        "cerrar": close_topic,
    }
    words = {
        "proponer": _("El tema quedó en el Comité. Aquí se verá cuando decida."),
        "abrir": _("El foro está abierto. Ahora difúndalo."),
        "cerrar": _("El foro se cerró. Falta la respuesta."),
    }
    try:
        verbs[step](topic, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, words[step])
    return redirect("forums:topic", topic.pk)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in view, as a spreadsheet."""
    topic = access_topic(request.user, pk)
    response = HttpResponse(opinions_workbook(topic), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="foro-{topic.slug}.xlsx"'
    return response


def _edit(request: HttpRequest, topic: Topic) -> HttpResponse:
    form = TopicForm(request.POST or None, instance=topic)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_topic(form.instance, actor=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("El tema quedó guardado."))
            return redirect("forums:topic", saved.pk)
    context = {"form": form, "topic": topic, "crumbs": crumbs(topic)}
    return render(request, "forums/edit.html", context, status=422 if form.errors else 200)


def _announce_url(topic: Topic) -> str:
    """The composer of the topic's action, with what it has to say already there."""
    link = f"{settings.BASE_URL}{reverse('forum_topic', args=[topic.slug])}" if topic.slug else ""
    return compose_url(topic.action, title=topic.question, link=link)
