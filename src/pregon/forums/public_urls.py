"""Public addresses of forums."""

from django.urls import path

from .views import public

urlpatterns = [
    path("foros/", public.topic_list, name="forums_public"),
    path("foros/<slug:slug>/", public.topic, name="forum_topic"),
]
