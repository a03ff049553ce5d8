"""How sign-in differs from allauth's defaults."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the administrator; nobody signs up by himself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Control characters would slip through Django's own check and break the redirect."""
        if not url or not url.isprintable():
            return False
        return url_has_allowed_host_and_scheme(url, allowed_hosts={self.request.get_host()})
