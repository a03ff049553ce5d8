"""A member of staff at the back office, in Django's own client."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext

from pregon.people.public import User


def signed_in(user: User) -> Client:
    """A client that signed in as the person, without the password's round."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sign_in_browser(context: BrowserContext, address: str, user: User) -> None:
    """Gives the browser the session of the person, as after signing in."""
    session = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
