"""Everything about one's own account, under `/cuenta/`."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sesiones/", include("allauth.usersessions.urls")),
]
