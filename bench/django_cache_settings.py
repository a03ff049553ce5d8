"""Pregón as a Wagtail site that relies on Django's own cache of pages."""

from pregon.config.settings import *  # noqa: F403
from pregon.config.settings.apps import MIDDLEWARE

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
CACHE_MIDDLEWARE_SECONDS = 600
