"""Public addresses of the plan."""

from django.urls import path

from .views import public_plan

urlpatterns = [
    path("plan/", public_plan.public_plan, name="public_plan"),
    path("plan/indicador/<int:pk>/", public_plan.public_indicator, name="public_indicator"),
    path("plan/foto/<int:pk>/", public_plan.public_picture, name="public_evidence_picture"),
]
