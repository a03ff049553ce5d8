"""A plan's file: sent, looked at, corrected, saved."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pregon.kernel.folding import fold
from pregon.kernel.prose import to_plain

from .. import rules
from ..access import access_import, require
from ..domain.apply import Applied
from ..domain.importing import apply_import, discard_import, keep_correction, stage_import
from ..exchange import preview_plan_file
from ..forms.document_tree import Node, Raw, raw_of, tree_of, with_row_added, with_row_removed
from ..forms.importing import DestinationForm, PlanFileForm
from ..interchange import InvalidDocument, UnreadableDocument
from ..models import Plan, PlanImport
from ..queries import actions_of
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
    if "despues" in request.POST:
        keep_correction(staged, document=raw)
        messages.success(request, _("Lo que corrigió quedó guardado. Aquí lo espera."))
        return redirect("plans:import")
    if address := request.POST.get("agregar"):
        return _corrected(request, staged, with_row_added(raw, address), focus=address)
    if address := request.POST.get("quitar"):
        return _corrected(request, staged, with_row_removed(raw, address))
    return _save(request, staged, tree_of(raw, check=True))


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets a file that nobody wants any more; what was saved from it stays in the plan."""
    require(rules.can_import_plan(request.user))
    # The second of two clicks finds nothing and says nothing.
    if staged := PlanImport.objects.filter(pk=pk).first():
        discard_import(staged)
        messages.success(request, _("«%(file)s» se descartó. El plan no cambió.") % {"file": staged.filename})
    return redirect("plans:import")


def _corrected(request: HttpRequest, staged: PlanImport, raw: Raw, *, focus: str = "") -> HttpResponse:
    """The page with a row more or less, which is still there when somebody comes back tomorrow."""
    keep_correction(staged, document=raw)
    return _page(request, staged, tree_of(raw, check=False), focus=focus)


def _save(request: HttpRequest, staged: PlanImport, tree: Node) -> HttpResponse:
    destination = DestinationForm(request.POST, other_municipality=_other_municipality(tree))
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
    """How much the plan says now; that nothing changed, when nothing did."""
    if not applied.added and not applied.changed:
        return _("El plan ya decía lo mismo: nada cambió.")
    actions = actions_of(applied.plan).count()
    words = ngettext("El plan quedó guardado con %(n)d acción.", "El plan quedó guardado con %(n)d acciones.", actions)
    return words % {"n": actions}


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
        groups[row["kind"]].append({**row, "text": to_plain(row["text"]), "anchor": _anchor(row["path"])})
    other = _other_municipality(tree)
    posted = request.POST if request.method == "POST" else None
    context = {
        "staged": staged,
        "tree": tree,
        "groups": groups,
        "counts": _counts(tree),
        "other_municipality": other,
        "destination": _destination(posted, staged, other, is_asked=status == 422),
        "problems": problems or [],
        "wrong": _wrong(tree) if status == 422 else [],
        "focus": focus,
        "instance_name": settings.INSTANCE.settings.name,
        "crumbs": [*_crumbs(), (_("Importar"), reverse("plans:import"))],
    }
    return render(request, "plans/import_preview.html", context, status=status)


def _destination(posted: Any, staged: PlanImport, other: str, *, is_asked: bool) -> DestinationForm:
    """What was chosen stays chosen; what is missing is said only when somebody wanted to save."""
    if is_asked:
        return DestinationForm(posted, other_municipality=other)
    chosen = posted.get("plan") if posted else _likely_plan(staged)
    return DestinationForm(initial={"plan": chosen}, other_municipality=other)


def _other_municipality(tree: Node) -> str:
    """The town that the document names when it is not this one."""
    named = str(tree.form["municipality"].value() or "").strip()
    return named if named and fold(named) != fold(settings.INSTANCE.settings.name) else ""


def _counts(tree: Node) -> list[tuple[int, str]]:
    """What the plan has, in the words of the people who wrote it."""
    objectives = tree.branches["objectives"].nodes
    actions = sum(len(each.branches["actions"].nodes) for each in objectives)
    procedures = len(tree.branches["procedures"].nodes)
    return [
        (len(objectives), ngettext("objetivo", "objetivos", len(objectives))),
        (actions, ngettext("acción", "acciones", actions)),
        (procedures, ngettext("trámite", "trámites", procedures)),
    ]


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
