"""A plan's file: sent, looked at, corrected, saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pregon.kernel.folding import fold

from .. import rules
from ..access import access_import, require
from ..domain.apply import Applied
from ..domain.importing import apply_import, keep_correction, stage_import
from ..exchange import preview_plan_file
from ..forms.document_tree import Node, raw_of, tree_of, with_row_added, with_row_removed
from ..forms.importing import DestinationForm, PlanFileForm
from ..interchange import InvalidDocument, UnreadableDocument
from ..models import Plan, PlanImport
from .places import Crumb, plan_url


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Reads the file and shows what was understood; nothing is saved in the plan."""
    require(rules.can_import_plan(request.user))
    form = PlanFileForm(request.POST, request.FILES) if request.method == "POST" else PlanFileForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            preview = preview_plan_file(file.read(), file.name)
        except UnreadableDocument as error:
            form.add_error("file", str(error))
        else:
            staged = stage_import(filename=file.name, document=preview.document, rows=preview.rows, actor=request.user)
            return redirect("plans:import_preview", staged.pk)
    waiting = PlanImport.objects.filter(created_by=request.user, applied_at=None)[:5]
    context = {"form": form, "waiting": waiting, "crumbs": _crumbs()}
    return render(request, "plans/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, doubted and left out, and the plan itself to be corrected and saved."""
    staged = access_import(request.user, pk)
    if request.method != "POST":
        return _page(request, staged, tree_of(staged.document, check=False))
    raw = raw_of(request.POST)
    if address := request.POST.get("agregar"):
        return _page(request, staged, tree_of(with_row_added(raw, address), check=False), focus=address)
    if address := request.POST.get("quitar"):
        return _page(request, staged, tree_of(with_row_removed(raw, address), check=False))
    return _save(request, staged, tree_of(raw, check=True))


def _save(request: HttpRequest, staged: PlanImport, tree: Node) -> HttpResponse:
    destination = DestinationForm(request.POST)
    if tree.has_errors() or not destination.is_valid():
        return _page(request, staged, tree, status=422)
    keep_correction(staged, document=tree.document())
    try:
        applied = apply_import(
            staged, document=tree.document(), plan=destination.cleaned_data["plan"], actor=request.user
        )
    except InvalidDocument as error:
        return _page(request, staged, tree, problems=error.problems, status=422)
    except ValidationError as error:
        return _page(request, staged, tree, problems=error.messages, status=422)
    messages.success(request, _saved_words(applied))
    return redirect(plan_url(applied.plan))


def _saved_words(applied: Applied) -> str:
    """What changed in the plan, and nothing of what did not."""
    added = ngettext("%(n)d fila nueva", "%(n)d filas nuevas", applied.added) % {"n": applied.added}
    changed = ngettext("%(n)d fila cambiada", "%(n)d filas cambiadas", applied.changed) % {"n": applied.changed}
    parts = [words for count, words in ((applied.added, added), (applied.changed, changed)) if count]
    if not parts:
        return _("El plan ya decía lo mismo: nada cambió.")
    return _("Guardado en el plan: %(rows)s.") % {"rows": ", ".join(parts)}


def _page(
    request: HttpRequest,
    staged: PlanImport,
    tree: Node,
    *,
    problems: list[str] | None = None,
    focus: str = "",
    status: int = 200,
) -> HttpResponse:
    groups: dict[str, list[dict[str, str]]] = {"understood": [], "doubt": [], "left_out": []}
    for row in staged.rows:
        groups[row["kind"]].append({**row, "anchor": _anchor(row["path"])})
    posted = request.POST if request.method == "POST" else None
    context = {
        "staged": staged,
        "tree": tree,
        "groups": groups,
        "destination": DestinationForm(posted, initial={"plan": _likely_plan(staged)}),
        "problems": problems or [],
        "wrong": _wrong(tree) if status == 422 else [],
        "focus": focus,
        "crumbs": [*_crumbs(), (_("Importar"), reverse("plans:import"))],
    }
    return render(request, "plans/import_preview.html", context, status=status)


def _wrong(tree: Node) -> list[tuple[str, str, str]]:
    """Each error with the field it is beside: its id, its label, the message."""
    return [
        (field.id_for_label, str(field.label), str(error))
        for node in tree.all_nodes()
        for field in node.form
        for error in field.errors
    ]


def _anchor(path: str) -> str:
    """Where in the page a path of the document is («objectives.0.actions.1»)."""
    if not path:
        return ""
    head = path.split(".")[0]
    return "fila-" + (path.replace(".", "-") if head in ("objectives", "procedures") else "plan")


def _likely_plan(staged: PlanImport) -> int | None:
    """The plan of the same title, else a new one."""
    if staged.plan_id:
        return staged.plan_id
    title = fold(staged.document.get("title", ""))
    same: Any = [plan.pk for plan in Plan.objects.all() if fold(plan.title) == title]
    return same[0] if same else None


def _crumbs() -> list[Crumb]:
    return [(_("Plan"), reverse("plans:matrix"))]
