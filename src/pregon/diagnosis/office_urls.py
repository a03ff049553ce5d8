"""Addresses of diagnoses in the back office, under `/oficina/diagnostico/`."""

from django.urls import path

from .views import capture, deciding, findings, making, participants, people, writing

app_name = "diagnosis"

urlpatterns = [
    path("", making.home, name="home"),
    path("nuevo/<slug:audience>/", making.create, name="create"),
    path("texto/", writing.text, name="text"),
    path("<int:pk>/", making.diagnosis_page, name="diagnosis"),
    path("<int:pk>/paso/", deciding.take_step, name="step"),
    path("<int:pk>/sin-diagnostico/", deciding.without, name="without"),
    path("<int:pk>/supuestos/", deciding.assumptions, name="assumptions"),
    path("<int:pk>/participantes/", participants.participant_list, name="participants"),
    path("<int:pk>/participantes/dependencias/", participants.add_whole_offices, name="add_offices"),
    path("<int:pk>/participantes/listas/", participants.add_lists, name="add_lists"),
    path("<int:pk>/participantes/persona/", participants.add_one, name="add_person"),
    path("<int:pk>/participantes/papel/", participants.slips, name="slips"),
    path("<int:pk>/resultados/", findings.ranking_page, name="ranking"),
    path("<int:pk>/mezcla/", findings.mix_page, name="mix"),
    path("<int:pk>/comparacion/", findings.comparison_page, name="comparison"),
    path("persona/<int:pk>/whatsapp/", people.whatsapp, name="whatsapp"),
    path("persona/<int:pk>/entrego/", people.returned, name="returned"),
    path("persona/<int:pk>/quitar/", people.remove, name="remove"),
    path("persona/<int:pk>/<slug:source>/", capture.interview, name="interview"),
]
