"""Who answers for an action: a cell that names several people or offices, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pregon.kernel.folding import fold

from .lists import capitalised, has_bullets, items_of, split_outside_brackets, without_full_stop

# The first word of a role or an office; after "y" it begins another responsible.
_ROLE = (
    r"(?:alcald|vicealcald|encargad|administrador|area|oficina|secretari|direc|jefe|jefatura|lider|comite|integrante"
    r"|miembro|responsable|funcionari|coordina|gabinete|profesional|tecnic|auxiliar|asesor|conceja|concejo|personer"
    r"|gerent|gerencia|equipo|enlace|comunicador|periodista|rector|docente|contratista|subsecretari|departamento|grupo"
    r"|unidad|division|despacho|inspec|comisari|bibliotec|promotor|gestor|webmaster|ingenier|presidente|junta|cuerpo"
    r"|bombero|policia|hospital|casa|instituto|tesorer|contador|almacen|archivist|servidor|operador|delegad|mesa"
    r"|consejo|todos?|todas?|supervisor|representante|voluntari|practicante|community|agencia|control interno)\w*"
)
_ROLE = re.sub("[aeiou]", lambda hit: f"[{hit[0]}{dict(zip('aeiou', 'áéíóú', strict=True))[hit[0]]}]", _ROLE)
_ARTICLE = r"(?:el|la|los|las|un|una|al?)\s+"
_CONJUNCTION = re.compile(
    rf"\s*(?:,|;)?\s+(?:y|e|con|junto con|en conjunto con|en coordinacion con|mas)\s+(?=(?:{_ARTICLE})?{_ROLE}\b)", re.I
)
_SUPPORT = re.compile(
    r"[\s,;.]*\b(?:con|y)\s+(?:el\s+)?(?:apoyo|acompañamiento|acompanamiento|colaboración|colaboracion|ayuda|soporte)"
    r"\s+(?:de\s+l[ao]s?|de|del|l[ao]s?)\s+",
    re.I,
)
_COMMA = re.compile(rf"\s*[,/]\s*(?=(?:{_ARTICLE})?{_ROLE}\b)", re.I)
_SENTENCE = re.compile(rf"\.\s+(?=(?:{_ARTICLE})?{_ROLE}\b)", re.I)
_BEGINS_ROLE = re.compile(rf"(?:{_ARTICLE})?{_ROLE}\b", re.I)
_LEADING_ARTICLE = re.compile(rf"^{_ARTICLE}", re.I)
_NAMES = re.compile(r"^(?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+ ){1,3}[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+$")


def responsibles_of(text: str) -> list[str]:
    """The responsibles in a cell, each with a capital and no full stop, none twice.

    Items of a list are taken as they stand; a line is split where another role begins ("… y el encargado …",
    "con el apoyo del …"), never inside an office's name ("Secretaría de Educación y Cultura").
    """
    parts = items_of(text) if has_bullets(text) else [part for line in items_of(text) for part in _split(line)]
    return _unique(_tidy(part) for part in parts)


def begins_a_role(text: str) -> bool:
    """Whether `text` begins with a role or an office, with or without article."""
    return bool(_BEGINS_ROLE.match(text.strip()))


def _split(line: str) -> list[str]:
    parts = [part for piece in split_outside_brackets(line, ";") for part in _SUPPORT.split(piece)]
    for splitter in (_SENTENCE, _COMMA, _CONJUNCTION):
        parts = [piece for part in parts for piece in splitter.split(part)]
    return [name for part in parts for name in _split_names(part)]


def _split_names(part: str) -> list[str]:
    """ "Ana Ruiz y Luis Gil" are two people."""
    names = re.split(r"\s*,\s*|\s+y\s+", part)
    are_people = len(names) > 1 and all(_NAMES.match(name) and not re.match(_ROLE, fold(name)) for name in names)
    return names if are_people else [part]


def _tidy(part: str) -> str:
    return capitalised(without_full_stop(_LEADING_ARTICLE.sub("", part.strip(" ,;"))))


def _unique(parts: Iterable[str]) -> list[str]:
    kept: dict[str, str] = {}
    for part in parts:
        if part:
            kept.setdefault(fold(part), part)
    return list(kept.values())
