"""The application that the server runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pregon.config.settings")

from django.core.wsgi import get_wsgi_application

from .body_limit import limit_body

application = limit_body(get_wsgi_application())
