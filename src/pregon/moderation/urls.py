"""Addresses of moderation in the back office, under `/oficina/moderacion/`."""

from django.urls import path

from .views import detail, people, printing, tray

app_name = "moderation"

urlpatterns = [
    path("", tray.tray, name="tray"),
    path("aportes/<int:pk>/", detail.comment_page, name="comment"),
    path("aportes/<int:pk>/ocultar/", tray.hide_one, name="hide"),
    path("aportes/<int:pk>/publicar/", tray.show_one, name="show"),
    path("aportes/<int:pk>/retirar/", tray.withdraw_answer, name="withdraw"),
    path("aportes/<int:pk>/papel/", detail.scan, name="scan"),
    path("aportes/<int:pk>/bloquear-red/", people.block_origin, name="block_network"),
    path("apelaciones/<int:pk>/", tray.decide, name="decide"),
    path("personas/", people.authors, name="authors"),
    path("personas/<int:pk>/", people.author, name="author"),
    path("personas/<int:pk>/bloquear/", people.block_author, name="block"),
    path("bloqueos/", people.block_list, name="blocks"),
    path("bloqueos/<int:pk>/terminar/", people.block_lift, name="block_lift"),
    path("codigos/", printing.codes_page, name="codes"),
    path("registro/", people.log, name="log"),
    path("papel/<slug:kind>/<int:object_id>/", detail.paper, name="paper"),
]
