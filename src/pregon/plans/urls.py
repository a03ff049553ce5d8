"""Addresses of the plan in the back office, under `/oficina/plan/`."""

from django.urls import path

from .views import action, approval, calendar, catalogue, evidence, exporting, importing, indicator, matrix, parts, plan
from .views import tasks as task_views

app_name = "plans"

urlpatterns = [
    path("", matrix.matrix, name="matrix"),
    path("<int:pk>/", matrix.matrix, name="plan"),
    path("crear/", plan.plan_add, name="plan_add"),
    path("<int:pk>/editar/", plan.plan_edit, name="plan_edit"),
    path("<int:pk>/aprobar/", approval.approve, name="approve"),
    path("<int:pk>/proponer/", approval.propose, name="propose"),
    path("tramites/<int:pk>/proponer/", approval.propose_enabling, name="propose_procedure"),
    path("propuestas/<int:pk>/", approval.proposal, name="proposal"),
    path("<int:pk>/exportar/<str:file_format>/", exporting.export, name="export"),
    path("acciones/<int:pk>/", action.action_page, name="action"),
    path("acciones/<int:pk>/evidencia/", evidence.evidence_add, name="evidence_add"),
    path("evidencias/<int:pk>/archivo/", evidence.evidence_file, name="evidence_file"),
    path("indicadores/<int:pk>/", indicator.indicator_page, name="indicator"),
    path("indicadores/<int:pk>/exportar/<str:file_format>/", indicator.indicator_export, name="indicator_export"),
    path("calendario/", calendar.month, name="calendar"),
    path("calendario/<int:year>/<int:number>/", calendar.month, name="calendar_month"),
    path("agregar/<slug:slug>/<int:parent>/", parts.part_add, name="part_add"),
    path("editar/<slug:slug>/<int:pk>/", parts.part_edit, name="part_edit"),
    path("quitar/<slug:slug>/<int:pk>/", parts.part_remove, name="part_remove"),
    path("mover/<slug:slug>/<int:pk>/", parts.part_move, name="part_move"),
    path("tareas/<int:pk>/hecha/", task_views.task_done, name="task_done"),
    path("tareas/<int:pk>/reabrir/", task_views.task_reopen, name="task_reopen"),
    path("importar/", importing.upload, name="import"),
    path("importar/<int:pk>/", importing.preview, name="import_preview"),
    path("importar/<int:pk>/descartar/", importing.discard, name="import_discard"),
    path("catalogo/", catalogue.choose, name="catalogue"),
    path("catalogo/adaptar/", catalogue.adapt, name="catalogue_adapt"),
]
