"""Making a plan for a test."""

from datetime import date
from typing import Any

from pregon.plans.public import Action, Indicator, Objective, Plan


def make_plan(**fields: Any) -> Plan:
    """The plan in force."""
    return Plan.objects.create(
        **{"municipality": "Segovia", "title": "Plan de comunicaciones", "is_current": True, **fields}
    )


def make_action(plan: Plan | None = None, *, audience: str = "external", **fields: Any) -> Action:
    """An action of the plan (made when there is none) under an objective of the audience."""
    plan = plan or Plan.objects.first() or make_plan()
    objective, _ = Objective.objects.get_or_create(plan=plan, audience=audience, text=f"Objetivo {audience}")
    return Action.objects.create(objective=objective, **{"title": "Divulgar los servicios en línea", **fields})


def make_indicator(action: Action, **fields: Any) -> Indicator:
    """An indicator that counts contents."""
    values = {"name": "Contenidos publicados", "unit": "contenidos", "measure": "contents_published", **fields}
    return Indicator.objects.create(action=action, **values)


def plan_json(**changes: Any) -> dict[str, Any]:
    """A small plan in the stable JSON."""
    action = {
        "title": "Visitar las veredas",
        "responsible": ["Comité GEL", "Encargada de comunicaciones"],
        "indicators": [{"name": "Contenidos publicados", "unit": "contenidos", "base": 2, "goal": 10.5}],
        "tactics": [{"text": "Anunciar la visita en el sitio", "channel": "website"}],
        "periodicity": "monthly",
        "start": date(2026, 1, 15).isoformat(),
        "end": None,
    }
    return {
        "municipality": "Segovia",
        "title": "Plan de comunicaciones",
        "general_objective": "",
        "diagnosis": "Sin diagnóstico.",
        "objectives": [{"audience": "external", "text": "Que la gente participe", "actions": [action]}],
        "procedures": [
            {
                "name": "Registro de Industria y Comercio",
                "enabling": [
                    {
                        "number": 1,
                        "component": "Institucional",
                        "title": "Revisar la norma",
                        "description": "",
                        "done_on": None,
                    }
                ],
            }
        ],
        **changes,
    }
