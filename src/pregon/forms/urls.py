"""Addresses of the designer in the back office, under `/oficina/formularios/`."""

from django.urls import path

from .views import designer, preview, publishing, questions

app_name = "forms"

urlpatterns = [
    path("", designer.form_list, name="list"),
    path("<int:pk>/", designer.outline, name="form"),
    path("<int:pk>/titulo/", designer.title, name="title"),
    path("<int:pk>/publicar/", publishing.publish, name="publish"),
    path("<int:pk>/pagina/agregar/", designer.page_add, name="page_add"),
    path("<int:pk>/pagina/<str:key>/", designer.page_edit, name="page_edit"),
    path("<int:pk>/pagina/<str:key>/quitar/", designer.page_remove, name="page_remove"),
    path("<int:pk>/pagina/<str:key>/mover/", designer.page_move, name="page_move"),
    path("<int:pk>/pagina/<str:key>/pregunta/", questions.choose_kind, name="choose_kind"),
    path("<int:pk>/pagina/<str:key>/pregunta/<str:kind>/", questions.question_add, name="question_add"),
    path("<int:pk>/pregunta/<str:key>/", questions.question_edit, name="question_edit"),
    path("<int:pk>/pregunta/<str:key>/quitar/", questions.question_remove, name="question_remove"),
    path("<int:pk>/pregunta/<str:key>/mover/", questions.question_move, name="question_move"),
    path("<int:pk>/pregunta/<str:key>/duplicar/", questions.question_duplicate, name="question_duplicate"),
    path("<int:pk>/vista/pagina/<str:key>/", preview.page_preview, name="page_preview"),
    path("<int:pk>/vista/pregunta/<str:kind>/", preview.question_preview, name="question_preview"),
]
