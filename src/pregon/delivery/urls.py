"""Addresses of the mail in the back office, under `/oficina/correo/`."""

from django.urls import path

from .views import office

app_name = "delivery"

urlpatterns = [
    path("", office.mailing_list, name="list"),
    path("<int:pk>/", office.mailing_page, name="mailing"),
    path("<int:pk>/reintentar/", office.mailing_retry, name="retry"),
    path("mensajes/<int:pk>/", office.message_page, name="message"),
    path("mensajes/<int:pk>/html/", office.message_html, name="message_html"),
    path("excluidas/", office.suppression_list, name="suppressions"),
    path("excluidas/<int:pk>/quitar/", office.suppression_lift, name="suppression_lift"),
]
