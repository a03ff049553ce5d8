"""Addresses of outreach in the back office, under `/oficina/difusion/`."""

from django.urls import path

from .views import adapting, composer, corrections, pieces, previews, steps, street

app_name = "outreach"

urlpatterns = [
    path("", pieces.piece_list, name="pieces"),
    path("nueva/", composer.choose_action, name="choose"),
    path("nueva/<int:pk>/", composer.compose, name="compose"),
    path("<int:pk>/", composer.piece_page, name="piece"),
    path("<int:pk>/borrar/", composer.delete_page, name="delete"),
    path("<int:pk>/todos/", steps.take_step_everywhere, name="everywhere"),
    path("canal/<int:pk>/", adapting.adapt_page, name="adapt"),
    path("canal/<int:pk>/vista/", previews.preview, name="preview"),
    path("canal/<int:pk>/paso/", steps.take_step, name="step"),
    path("canal/<int:pk>/enviar/", steps.send_page, name="send"),
    path("canal/<int:pk>/retirar/", steps.withdraw_page, name="withdraw"),
    path("canal/<int:pk>/calle/", street.street_page, name="street"),
    path("canal/<int:pk>/afiche-<slug:paper>.pdf", previews.poster_pdf, name="poster_pdf"),
    path("lugar/<int:pk>/foto/", street.prove, name="prove"),
    path("lugar/<int:pk>/quitar/", street.remove, name="placement_remove"),
    path("lugar/<int:pk>/quitado/", corrections.taken_down, name="taken_down"),
    path("lugar/<int:pk>/corregir/", corrections.correct, name="correct"),
    path("lugar/<int:pk>/quitar-foto/", corrections.remove, name="proof_remove"),
]
