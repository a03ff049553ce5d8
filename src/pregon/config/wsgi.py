"""The application that the server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pregon.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

from pregon.portal.public import PageCache, generation_file  # noqa: E402 - models need the applications

from .body_limit import limit_body  # noqa: E402 - its page too

application = PageCache(
    limit_body(_django),
    generation_file=str(generation_file()),
    cookies=(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"),
)
