"""Making forms and answering them in a test."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from pregon.forms.domain.definition import Definition
from pregon.forms.domain.design import create_form, publish_version
from pregon.forms.domain.drafts import save_page, start_draft
from pregon.forms.domain.submit import submit
from pregon.forms.models import Form, FormVersion, Submission

MEDIA = [{"key": "emisora", "label": "Emisora"}, {"key": "cartelera", "label": "Cartelera"}]


def field(key: str, kind: str = "short_text", label: str = "", **more: Any) -> dict[str, Any]:
    """A question as JSON."""
    return {"key": key, "kind": kind, "label": label or key.replace("_", " ").capitalize(), **more}


def page(key: str, *fields: dict[str, Any], title: str = "") -> dict[str, Any]:
    return {"key": key, "title": title or key.capitalize(), "fields": list(fields)}


def definition(*pages: dict[str, Any]) -> Definition:
    return Definition.model_validate({"pages": list(pages)})


def survey() -> Definition:
    """Two pages; who listens to the radio is asked when, and who has internet for a mail."""
    return definition(
        page(
            "medios",
            field("medio", "choice", "¿Por dónde se entera?", required=True, options={"choices": MEDIA, "other": True}),
            field(
                "hora",
                "time",
                "¿A qué hora oye la emisora?",
                show_if={"field": "medio", "op": "is", "value": "emisora"},
            ),
            field("internet", "yes_no", "¿Tiene internet?", required=True),
        ),
        page(
            "persona",
            field(
                "correo",
                "email",
                "Su correo",
                required=True,
                show_if={"field": "internet", "op": "is", "value": True},
            ),
            field("opinion", "long_text", "¿Qué más quiere decir?"),
        ),
    )


def make_form(content: Definition | None = None, **fields: Any) -> Form:
    values = {"title": "¿Cómo se entera?", "purpose": "test", "actor": None, **fields}
    return create_form(definition=content or survey(), **values)


def make_version(content: Definition | None = None, **fields: Any) -> FormVersion:
    """A published form."""
    return publish_version(make_form(content, **fields), actor=None)


def post_of(**values: Any) -> QueryDict:
    """A posted page; names with a point are written with two underscores: `medio__otro`."""
    post = QueryDict(mutable=True)
    for name, value in values.items():
        post.setlist(name.replace("__", "."), value if isinstance(value, list) else [value])
    return post


def uploads_of(**files: Any) -> MultiValueDict[str, Any]:
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in files.items()})


def answer(version: FormVersion, **values: Any) -> Submission:
    """A submission that answers every page with `values`."""
    draft, _code = start_draft(version)
    for each in version.definition.pages:
        save_page(draft, each, post_of(**values))
    return submit(draft)
