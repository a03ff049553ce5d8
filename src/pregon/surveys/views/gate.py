"""Where a printed code or a document is asked before the questions. What is typed here is kept nowhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pregon.forms.public import Closed
from pregon.portal.public import render_public

from ..access import public_survey
from ..domain.answering import has_answered
from ..domain.marks import WrongDocument, code_mark, document_mark, make_pass
from ..enums import Level
from ..flow import ANSWERED, ANSWERED_WORDS, GATED, refuse_closed
from ..guesses import TooManyGuesses, count_wrong, refuse_guessing
from ..models import Survey
from .public import landing_url

DOCUMENTS = {
    "CC": gettext_lazy("Cédula de ciudadanía"),
    "TI": gettext_lazy("Tarjeta de identidad"),
    "CE": gettext_lazy("Cédula de extranjería"),
    "PPT": gettext_lazy("Permiso por protección temporal"),
    "PA": gettext_lazy("Pasaporte"),
}


# No session is here to forge a request with; the browser says when another site sends one.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: HttpRequest, slug: str, step: str = "start") -> HttpResponse:
    """One question: the code of the slip or the document. The right answer leads on with a pass."""
    survey = public_survey(slug)
    if survey.level not in GATED:
        raise Http404
    try:
        refuse_closed(survey)
    except Closed as closed:
        return _message(request, survey, str(closed.title), str(closed.message), status=403)
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _page(request, survey)
    try:
        refuse_guessing(request)
    except TooManyGuesses:
        words = _("Espere diez minutos y vuelva a intentar. Su código o documento sigue sirviendo.")
        return _message(request, survey, _("Hubo demasiados intentos"), words, status=429)
    return _identified(request, survey, step)


def _identified(request: HttpRequest, survey: Survey, step: str) -> HttpResponse:
    try:
        mark = _mark(request, survey)
    except WrongDocument as error:
        return _page(request, survey, error=str(error), status=422)
    if has_answered(survey, mark):
        return _message(request, survey, str(ANSWERED), str(ANSWERED_WORDS), status=409)
    return redirect(f"survey_pass:{step}", slug=survey.slug, pass_text=make_pass(survey, mark))


def _mark(request: HttpRequest, survey: Survey) -> str:
    """Raises `WrongDocument` with what to write."""
    typed = request.POST.get("numero", "")[:60]
    if survey.level == Level.DOCUMENT:
        kind = request.POST.get("tipo", "")
        if kind not in DOCUMENTS:
            raise WrongDocument(_("Elija el tipo de documento."))
        return document_mark(survey, kind, typed)
    mark = code_mark(survey, typed)
    if not mark:
        count_wrong(request)
        raise WrongDocument(_("Ese código no es de esta encuesta. Revíselo y escríbalo como está en el papel."))
    return mark


def _page(request: HttpRequest, survey: Survey, *, error: str = "", status: int = 200) -> HttpResponse:
    by_document = survey.level == Level.DOCUMENT
    context = {
        "title": _("Escriba su documento") if by_document else _("Escriba el código de su papel"),
        "survey": survey,
        "landing": landing_url(survey),
        "documents": DOCUMENTS if by_document else {},
        "typed": request.POST.get("numero", "")[:60],
        "chosen": request.POST.get("tipo", "CC"),
        # The QR of a slip brings its code.
        "given": request.GET.get("codigo", "")[:20],
        "error": error,
    }
    response = render_public(request, "surveys/gate.html.jinja", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _message(request: HttpRequest, survey: Survey, title: str, words: str, *, status: int) -> HttpResponse:
    context = {"title": title, "message": words, "landing": landing_url(survey), "survey": survey}
    return render_public(request, "surveys/message.html.jinja", context, status=status)
