"""Public addresses of outreach; the back office's are registered in `wagtail_hooks`."""

from django.urls import path

from .views.short_link import short_link

urlpatterns = [path("r/<slug:code>", short_link, name="short_link")]
