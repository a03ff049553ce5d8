"""Addresses of surveys in the back office, under `/oficina/encuestas/`."""

from django.urls import path

from .views import answers, capture, codes, exporting, making, paper, survey

app_name = "surveys"

urlpatterns = [
    path("", making.survey_list, name="list"),
    path("nueva/", making.choose, name="choose"),
    path("nueva/para/<int:pk>/", making.create_for, name="create_for"),
    path("nueva/<slug:template>/", making.create, name="create"),
    path("<int:pk>/", survey.survey_page, name="survey"),
    path("<int:pk>/ajustes/", making.edit, name="edit"),
    path("<int:pk>/paso/", survey.take_step, name="step"),
    path("<int:pk>/resultados/", survey.results, name="results"),
    path("<int:pk>/capturar/<slug:source>/", capture.capture, name="capture"),
    path("<int:pk>/codigos/", codes.codes_page, name="codes"),
    path("<int:pk>/hoja.pdf", paper.sheet, name="sheet"),
    path("<int:pk>/respuestas/", answers.answer_list, name="answers"),
    path("<int:pk>/textos/", answers.texts, name="texts"),
    path("<int:pk>/respuestas.csv", exporting.as_csv, name="csv"),
    path("<int:pk>/respuestas.xlsx", exporting.as_xlsx, name="xlsx"),
    path("<int:pk>/codigos-de-columnas.csv", exporting.codebook, name="codebook"),
    path("respuesta/<int:pk>/", answers.answer_page, name="answer"),
    path("respuesta/<int:pk>/copia.pdf", paper.copy, name="copy"),
    path("respuesta/<int:pk>/otra-vez/", capture.again, name="again"),
    path("respuesta/<int:pk>/diferencias/", capture.settle_page, name="settle"),
]
