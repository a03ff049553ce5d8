"""Public addresses of outreach; the back office's are in `office_urls`."""

from django.urls import path

from .views.short_link import short_link

urlpatterns = [
    path("r/<slug:code>", short_link, name="short_link"),
    # As people type it from memory.
    path("r/<slug:code>/", short_link),
]
