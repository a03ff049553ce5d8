"""Every address of an instance, in one place."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from pregon.portal.public import render_public

from . import health, media
from .script_words import ScriptWords

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("oficina/jsi18n/", ScriptWords.as_view(), name="script_words"),
    path("oficina/", include(wagtailadmin_urls)),
    path("cuenta/", include("pregon.people.urls")),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", media.serve_public, name="media"),
    path("correo/", include("pregon.delivery.site_urls"), {"render": render_public}),
    path("comite/", include("pregon.committee.site_urls"), {"render": render_public}),
    path("participa/", include("pregon.moderation.site_urls"), {"render": render_public}),
    path("", include("pregon.diagnosis.urls")),
    path("", include("pregon.forums.public_urls")),
    path("", include("pregon.surveys.urls")),
    path("", include("pregon.outreach.urls")),
    path("", include("pregon.plans.public_urls")),
    path("", include("pregon.portal.urls")),
]

handler400 = "pregon.portal.views.site.bad_request"
handler403 = "pregon.portal.views.site.permission_denied"
handler404 = "pregon.portal.views.site.page_not_found"
handler500 = "pregon.config.errors.server_error"
