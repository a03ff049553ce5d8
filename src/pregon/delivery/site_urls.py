"""The public addresses of the mail, under `/correo/`. Whoever includes them gives `render`, the site's layout."""

from django.urls import path

from .views.unsubscribe import unsubscribe_page

urlpatterns = [path("baja/<str:token>/", unsubscribe_page, name="unsubscribe")]
