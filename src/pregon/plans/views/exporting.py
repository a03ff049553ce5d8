"""The plan as a file that leaves."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from ..access import access_plan
from ..exchange import MEDIA_TYPES, export_plan


@require_safe
def export(request: HttpRequest, pk: int, file_format: str) -> HttpResponse:
    """JSON, XLSX, DOCX or PDF of the plan as it is today."""
    plan = access_plan(request.user, pk)
    if file_format not in MEDIA_TYPES:
        raise Http404
    response = HttpResponse(export_plan(plan, file_format), content_type=MEDIA_TYPES[file_format])
    name = slugify(f"{plan.title} {plan.municipality}")[:80]
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    return response
