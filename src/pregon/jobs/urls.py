"""Addresses of the jobs in the back office, under `/oficina/trabajos/`."""

from django.urls import path

from . import views

app_name = "jobs"

urlpatterns = [
    path("", views.job_list, name="list"),
    path("<uuid:pk>/reintentar/", views.job_retry, name="retry"),
]
