"""Printing codes: the PDF comes once, with the answer to the button."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..access import access_survey
from ..domain.codes import Printed, make_codes
from ..enums import Level
from ..models import Survey
from ..office_forms import CodesForm
from ..queries import batches
from ..slips import slips_pdf
from .making import add_errors, crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def codes_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What was printed, how much of it was used, and a new batch."""
    survey = access_survey(request.user, pk, may=rules.can_write)
    if survey.level != Level.CODE:
        raise Http404
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            printed = make_codes(survey, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            return _handed_over(request, survey, printed)
    context = {"survey": survey, "crumbs": crumbs(survey), "form": form, "batches": batches(survey)}
    return render(request, "surveys/codes.html", context, status=422 if form.errors else 200)


def _handed_over(request: HttpRequest, survey: Survey, printed: Printed) -> HttpResponse:
    if not printed.codes:
        messages.warning(request, _("Esos códigos ya se entregaron. Si los perdió, imprima otra tanda."))
        return redirect("surveys:codes", pk=survey.pk)
    name = f"codigos-{survey.slug}-{printed.batch.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(slips_pdf(survey, printed), "application/pdf", headers=headers)
