"""Addresses of forums in the back office, under `/oficina/foros/`."""

from django.urls import path, re_path

from .views import documents, office

app_name = "forums"

urlpatterns = [
    path("", office.topic_list, name="list"),
    path("nuevo/<int:pk>/", office.create, name="create"),
    path("<int:pk>/", office.topic_page, name="topic"),
    path("<int:pk>/editar/", office.edit, name="edit"),
    path("<int:pk>/documentos/agregar/", documents.attach, name="attach"),
    path("documentos/<int:pk>/", documents.staff_download, name="document"),
    path("documentos/<int:pk>/quitar/", documents.remove, name="remove_document"),
    path("<int:pk>/responder/", office.answer, name="answer"),
    path("<int:pk>/exportar/", office.export, name="export"),
    re_path(r"^(?P<pk>\d+)/(?P<step>proponer|abrir|cerrar)/$", office.take_step, name="step"),
]
