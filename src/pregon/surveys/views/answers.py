"""Single answers, for whoever may read them: what was written freely, one answer with its way out."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pregon.forms.public import read_answers

from .. import rules
from ..access import access_answer, access_survey
from ..domain.answering import withdraw_answer
from ..models import Answer
from ..office_forms import ReasonForm
from ..queries import answers_listed, free_texts
from .making import add_errors, crumbs

ROWS = 50


@require_safe
def answer_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer, the last one first; a number of receipt or of sheet finds one."""
    survey = access_survey(request.user, pk, may=rules.can_read_answers)
    wanted = request.GET.get("numero", "").strip()[:20]
    page = Paginator(answers_listed(survey, wanted), ROWS).get_page(request.GET.get("pagina"))
    context = {"survey": survey, "crumbs": crumbs(survey), "page": page, "wanted": wanted}
    return render(request, "surveys/answers.html", context)


@require_safe
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """What people wrote in their own words, question by question. Never public."""
    survey = access_survey(request.user, pk, may=rules.can_read_answers)
    context = {"survey": survey, "crumbs": crumbs(survey), "questions": free_texts(survey)}
    return render(request, "surveys/texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered; from here it is withdrawn, with its reason."""
    may = rules.can_withdraw if request.method == "POST" else rules.can_read_answers
    answer = access_answer(request.user, pk, may=may)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, form, answer):
        return redirect("surveys:answer", pk=pk)
    submission = answer.submission
    context = {
        "answer": answer,
        "survey": answer.survey,
        "submission": submission,
        "pages": read_answers(submission.version.definition, submission.values),
        "form": form,
        "crumbs": crumbs(answer.survey),
        "can_withdraw": rules.can_withdraw(request.user) and not answer.withdrawn_at,
        "can_repeat": _can_repeat(request, answer),
    }
    return render(request, "surveys/answer.html", context, status=422 if form.errors else 200)


def _withdrawn(request: HttpRequest, form: ReasonForm, answer: Answer) -> bool:
    try:
        withdraw_answer(answer, actor=request.user, reason=form.cleaned_data["reason"])
    except ValidationError as error:
        add_errors(form, error)
        return False
    messages.success(request, _("La respuesta ya no cuenta. Lo que decía se conserva."))
    return True


def _can_repeat(request: HttpRequest, answer: Answer) -> bool:
    """Whether this person may type the paper again, to compare."""
    by_other = answer.submission.captured_by_id not in (None, request.user.pk)
    return rules.can_capture(request.user) and by_other and not hasattr(answer, "second_capture")
