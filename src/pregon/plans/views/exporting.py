from django.http import Http404, HttpRequest, HttpResponse


def export(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


preview = export
