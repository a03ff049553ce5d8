"""What people answered, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.kernel.prose import to_html
from pregon.outreach.public import moment_words
from pregon.portal.public import render_public

from ..access import public_survey
from ..enums import State
from ..results.results import results_of
from ..results.shown import shown
from .public import landing_url


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Each question as bars and as a table, with how many answered and what the numbers do not say."""
    survey = public_survey(slug)
    if survey.state != State.PUBLISHED:
        raise Http404
    found = results_of(survey)
    context = {
        "title": _("Resultados: %(title)s") % {"title": survey.title},
        "survey": survey,
        "landing": landing_url(survey),
        "results": found,
        "questions": [shown(question) for question in found.questions],
        "closed_on": moment_words(survey.closed_at) if survey.closed_at else "",
        "closing": to_html(survey.closing_text) if survey.closing_text else "",
    }
    return render_public(request, "surveys/results.html.jinja", context, cacheable=True)
