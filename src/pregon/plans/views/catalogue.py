from django.http import Http404, HttpRequest, HttpResponse


def choose(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


preview = choose
