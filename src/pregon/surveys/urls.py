"""Public addresses of surveys; the back office's are in `office_urls`."""

from django.urls import include, path

from .flow import AnswerFlow, PassFlow
from .views import gate, public, public_results

urlpatterns = [
    path("encuestas/", public.index, name="surveys"),
    path("encuestas/<slug:slug>/", public.landing, name="survey"),
    path("encuestas/<slug:slug>/responder/", include(AnswerFlow().urls)),
    path("encuestas/<slug:slug>/identificarse/", gate.gate, name="survey_gate"),
    path("encuestas/<slug:slug>/continuar/", gate.gate, {"step": "resume"}, name="survey_gate_resume"),
    path("encuestas/<slug:slug>/con/<str:pass_text>/", include(PassFlow().urls)),
    path("encuestas/<slug:slug>/recibida/<slug:receipt>/", public.receipt, name="survey_receipt"),
    path("encuestas/<slug:slug>/resultados/", public_results.results, name="survey_results"),
]
