"""Public addresses of forums."""

from django.urls import path

from .views import documents, public

urlpatterns = [
    path("foros/", public.topic_list, name="forums_public"),
    path("foros/<slug:slug>/", public.topic, name="forum_topic"),
    path("foros/<slug:slug>/documentos/<int:pk>/", documents.download, name="forum_document"),
]
