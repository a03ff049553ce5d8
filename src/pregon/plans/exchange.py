"""The plan in and out of files, for the command and the back office alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.documents.public import render_pdf
from pregon.people.public import User

from .domain.apply import Applied, apply_document
from .domain.document import plan_document
from .interchange import PlanDocument, ReadResult, RowNote, from_json, read, to_json, write_docx, write_json, write_xlsx
from .models import Plan, PlanVersion

MEDIA_TYPES = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
WORDS_SHOWN = 90


@dataclass(frozen=True)
class Preview:
    """What a file says, before anything is saved."""

    document: PlanDocument
    rows: list[RowNote]

    def summary_lines(self) -> list[str]:
        """Counts first, then every doubt and everything left out with its place in the file."""
        return [*_counts(self.document), *self._fates()]

    def _fates(self) -> Iterator[str]:
        for kind, title in (("doubt", _("Dudas")), ("left_out", _("Se dejó fuera"))):
            rows = [row for row in self.rows if row.kind == kind]
            yield f"{title}: {len(rows)}"
            yield from (_line(row) for row in rows)


@dataclass(frozen=True)
class Imported:
    """What importing a file did."""

    applied: Applied
    preview: Preview

    def summary_lines(self) -> list[str]:
        """What was saved, then what the file said."""
        applied = self.applied
        saved = _("Guardado en «%(title)s»: %(added)d filas nuevas, %(changed)d cambiadas, %(unchanged)d iguales.")
        figures = {
            "title": applied.plan.title,
            "added": applied.added,
            "changed": applied.changed,
            "unchanged": applied.unchanged,
        }
        return [saved % figures, *self.preview.summary_lines()]


def preview_plan_file(data: bytes, filename: str) -> Preview:
    """Reads a plan's file and saves nothing; raises `UnreadableDocument` with a message in Spanish."""
    result: ReadResult = read(data, filename)
    return Preview(result.document, result.rows)


def import_plan_file(*, data: bytes, filename: str, actor: User | None = None) -> Imported:
    """Reads a plan's file and applies all of it or nothing; the same file twice changes nothing.

    Raises `UnreadableDocument`, `InvalidDocument` or `ValidationError`, each with a message in Spanish.
    """
    preview = preview_plan_file(data, filename)
    document = to_json(from_json(to_json(preview.document)))
    return Imported(apply_document(document, actor=actor), preview)


def export_plan(plan: Plan, file_format: str) -> bytes:
    """The plan as `json`, `xlsx`, `docx` or `pdf`; raises `KeyError` for another format."""
    return _WRITERS[file_format](plan)


def document_of(plan: Plan) -> PlanDocument:
    """The plan as a document, with the name of its last approved version."""
    version = plan.versions.first()
    return from_json({**plan_document(plan), "version": str(version.number) if version else ""})


def pdf_data(plan: Plan) -> dict[str, Any]:
    """What the printed plan shows: the stable JSON and how its last version was approved."""
    version = plan.versions.select_related("approved_by").first()
    return {**to_json(document_of(plan)), "version": _approval(version) if version else {}}


def _approval(version: PlanVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "act": version.act,
        "approved_by": str(version.approved_by),
        "approved_on": version.approved_on.isoformat(),
    }


_WRITERS = {
    "json": lambda plan: write_json(document_of(plan)),
    "xlsx": lambda plan: write_xlsx(document_of(plan)),
    "docx": lambda plan: write_docx(document_of(plan)),
    "pdf": lambda plan: render_pdf("plan", pdf_data(plan)),
}


def _counts(document: PlanDocument) -> Iterator[str]:
    yield _("Municipio: %(name)s") % {"name": document.municipality or "—"}
    yield _("Plan: %(title)s") % {"title": document.title or "—"}
    for audience, name in (("internal", _("Nivel interno")), ("external", _("Nivel externo"))):
        objectives = [objective for objective in document.objectives if objective.audience == audience]
        actions = sum(len(objective.actions) for objective in objectives)
        yield f"{name}: {_objectives(len(objectives))}, {_actions(actions)}"
    steps = sum(len(procedure.enabling) for procedure in document.procedures)
    yield _("Trámites: %(n)d, actividades habilitadoras: %(steps)d") % {
        "n": len(document.procedures),
        "steps": steps,
    }


def _objectives(count: int) -> str:
    return ngettext("%(n)d objetivo", "%(n)d objetivos", count) % {"n": count}


def _actions(count: int) -> str:
    return ngettext("%(n)d acción", "%(n)d acciones", count) % {"n": count}


def _line(row: RowNote) -> str:
    text = " ".join(row.text.split())
    shown = text if len(text) <= WORDS_SHOWN else f"{text[:WORDS_SHOWN]}…"
    return f"  {row.location}: {shown} — {row.message}" if shown else f"  {row.location}: {row.message}"
