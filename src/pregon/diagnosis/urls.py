"""The public address of a personal link; answering is the survey's."""

from django.urls import path

from .views import link

urlpatterns = [
    path("mi-encuesta/", link.type_code, name="diagnosis_code"),
    path("mi-encuesta/<slug:token>/", link.open_link, name="diagnosis_link"),
]
