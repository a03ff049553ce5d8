"""Printing codes: the PDF comes once, with the answer to the button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..access import require
from ..domain.printed import print_codes
from ..forms.office import CodesForm
from ..queries.staff import code_batches
from ..slips import slips_pdf


@require_http_methods(["GET", "HEAD", "POST"])
def codes_page(request: HttpRequest) -> HttpResponse:
    """What was printed, how much of it was used, and a new batch."""
    require(rules.can_moderate(request.user))
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        batch, codes = print_codes(actor=request.user, **form.cleaned_data)
        if codes:
            headers = {
                "Content-Disposition": f'attachment; filename="codigos-{batch.pk}.pdf"',
                "Cache-Control": "no-store",
            }
            return HttpResponse(slips_pdf(batch, codes), "application/pdf", headers=headers)
        messages.warning(request, _("Esos códigos ya se entregaron. Si los perdió, imprima otra tanda."))
        return redirect("moderation:codes")
    context = {"form": form, "batches": code_batches()}
    return render(request, "moderation/codes.html", context, status=422 if form.errors else 200)
