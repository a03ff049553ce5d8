"""What is different between two versions of a form, in the words of whoever designs it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .definition import Definition, Field


def changes_between(before: Definition | None, after: Definition) -> list[str]:
    """What is different, a sentence each, question by question."""
    if before is None:
        return [_("Es la primera versión.")]
    told = [
        _("Nueva: «%(label)s».") % {"label": field.label} for field in after.fields if field.key not in before.by_key
    ]
    gone = [field for field in before.fields if field.key not in after.by_key]
    told += [
        _("Ya no se pregunta: «%(label)s». Sus respuestas se conservan.") % {"label": field.label} for field in gone
    ]
    for field in after.fields:
        if old := before.by_key.get(field.key):
            told += _field_changes(old, field)
    return [*told, *_page_changes(before, after)]


def _field_changes(old: Field, new: Field) -> list[str]:
    told = []
    if old.label != new.label:
        told.append(_("«%(old)s» ahora dice «%(new)s».") % {"old": old.label, "new": new.label})
    names = {
        _("la ayuda"): old.hint != new.hint,
        _("si es obligatoria"): old.required != new.required,
        _("cuándo se muestra"): old.show_if != new.show_if,
        _("sus opciones"): old.options != new.options,
    }
    if changed := [name for name, differs in names.items() if differs]:
        told.append(_("«%(label)s»: cambió %(what)s.") % {"label": new.label, "what": ", ".join(changed)})
    return told + _choice_changes(old, new)


def _choice_changes(old: Field, new: Field) -> list[str]:
    told = []
    for name in ("choices", "rows"):
        before, after = (_labels(field, name) for field in (old, new))
        told += [
            _("En «%(label)s», opción nueva: «%(choice)s».") % {"label": new.label, "choice": label}
            for key, label in after.items()
            if key not in before
        ]
        told += [
            _("En «%(label)s» ya no está «%(choice)s».") % {"label": new.label, "choice": label}
            for key, label in before.items()
            if key not in after
        ]
        told += [
            _("En «%(label)s», «%(old)s» ahora dice «%(new)s».")
            % {"label": new.label, "old": before[key], "new": label}
            for key, label in after.items()
            if before.get(key, label) != label
        ]
    return told


def _labels(field: Field, name: str) -> dict[str, str]:
    return {row["key"]: row["label"] for row in field.options.get(name, [])}


def _page_changes(before: Definition, after: Definition) -> list[str]:
    old, new = {page.key: page for page in before.pages}, {page.key: page for page in after.pages}
    told = [_("Página nueva: «%(title)s».") % {"title": page.title} for key, page in new.items() if key not in old]
    told += [
        _("Se quitó la página «%(title)s».") % {"title": page.title} for key, page in old.items() if key not in new
    ]
    for key in old.keys() & new.keys():
        if (old[key].title, old[key].intro) != (new[key].title, new[key].intro):
            told.append(_("Cambió el título o la introducción de la página «%(title)s».") % {"title": new[key].title})
    if _order(before, after) != _order(after, before):
        told.append(_("Cambió el orden de las preguntas o de las páginas."))
    return told


def _order(form: Definition, other: Definition) -> list[tuple[str, list[str]]]:
    """What both have, in the order of one of them: its pages with their questions."""
    shared = {page.key for page in other.pages}
    places = [(page.key, [field.key for field in page.fields if field.key in other.by_key]) for page in form.pages]
    return [(key, fields) for key, fields in places if fields or key in shared]
