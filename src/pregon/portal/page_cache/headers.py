"""How a view says that its page may be kept."""

from typing import TypeVar

from django.http.response import HttpResponseBase

CACHEABLE = "X-Pregon-Cache"

Response = TypeVar("Response", bound=HttpResponseBase)


def mark_cacheable(response: Response) -> Response:
    """Lets the page cache keep this page for everybody: it holds nothing of the person who asked."""
    response.headers[CACHEABLE] = "page"
    return response
