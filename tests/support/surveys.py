"""Making surveys and answering them in a test, through the same verbs as people use."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from pregon.forms.domain.definition import Definition
from pregon.surveys.domain.capture import capture_paper, capture_phone
from pregon.surveys.domain.create import create_survey
from pregon.surveys.domain.moves import open_survey
from pregon.surveys.models import Answer, Survey

from .forms import definition, field, page
from .pieces import officer

MEDIA = [{"key": "emisora", "label": "La emisora"}, {"key": "cartelera", "label": "La cartelera"}]


def questions() -> Definition:
    """One page: one of two, a scale, a text."""
    return definition(
        page(
            "medios",
            field("medio", "choice", "¿Por dónde se entera?", required=True, options={"choices": MEDIA}),
            field("nota", "scale", "¿Qué tan fácil?", options={"first": 1, "last": 5, "low": "Nada", "high": "Mucho"}),
            field("opinion", "long_text", "¿Qué más quiere decir?"),
        )
    )


def one_question() -> Definition:
    options = {"choices": MEDIA}
    return definition(page("uno", field("medio", "choice", "¿Por dónde se entera?", required=True, options=options)))


def make_survey(content: Definition | None = None, **fields: Any) -> Survey:
    """A draft."""
    values = {"title": "¿Cómo se entera?", "question": "Para avisar por donde la gente oye.", "level": "open", **fields}
    return create_survey(Survey(**values), actor=officer(), definition=content or questions())


def make_open(content: Definition | None = None, **fields: Any) -> Survey:
    return open_survey(make_survey(content, **fields), actor=officer())


def answer_url(survey: Survey) -> str:
    return f"/encuestas/{survey.slug}/responder/"


def fill(client: Client, survey: Survey, url: str = "", **values: Any) -> str:
    """Answers the first page; the address of what comes next."""
    post = {"medio": "emisora", "nota": "4", "opinion": "", **values}
    return client.post(url or answer_url(survey), {**post, "_shown": list(post)})["Location"]


def send(client: Client, review: str) -> HttpResponse:
    return client.post(review, {"ir": "enviar"})  # type: ignore[return-value]


def answer_online(client: Client, survey: Survey, url: str = "", **values: Any) -> HttpResponse:
    """Looks at the first page, as a browser does, answers it and sends."""
    client.get(url or answer_url(survey))
    return send(client, fill(client, survey, url, **values))


def typed(**values: Any) -> dict[str, dict[str, list[str]]]:
    """Answers by question as they are read from a page."""
    return {name: {"": value if isinstance(value, list) else [value]} for name, value in values.items()}


def paper(survey: Survey, sheet: int, **values: Any) -> Answer:
    content = typed(**{"medio": "cartelera", **values})
    return capture_paper(survey, content, sheet=sheet, key=f"hoja-{sheet}", actor=officer())


def call(survey: Survey, number: int, **values: Any) -> Answer:
    content = typed(**{"medio": "emisora", **values})
    return capture_phone(survey, content, key=f"llamada-{number}", actor=officer())
