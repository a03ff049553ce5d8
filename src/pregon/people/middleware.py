"""The second factor stands before everything a signed-in person can do."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class SecondFactorMiddleware:
    """Sends staff without a second factor to set one up, whatever address they ask for.

    The instance may say that it is a demo; then it is not required (`SECOND_FACTOR_REQUIRED`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._must_set_up(request):
            messages.warning(request, _("Active su segundo factor para entrar a la oficina."))
            return redirect("mfa_index")
        return self.get_response(request)

    def _must_set_up(self, request: HttpRequest) -> bool:
        # Only staff screens read the session; a public page must not ask the database who reads it.
        if not settings.SECOND_FACTOR_REQUIRED or not request.path_info.startswith(("/oficina/", "/intranet/")):
            return False
        return request.user.is_authenticated and not is_mfa_enabled(request.user)
