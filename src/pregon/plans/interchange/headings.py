"""What a heading means, by its words and not by its place: column titles, labels before a colon, sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from pregon.kernel.folding import fold

from .phrases.words import word_list


class Role(Enum):
    """What stands under a heading."""

    ACTION = "action"
    RESPONSIBLE = "responsible"
    INDICATOR = "indicator"
    UNIT = "unit"
    BASE = "base"
    GOAL = "goal"
    TACTICS = "tactics"
    CHANNEL = "channel"
    PERIODICITY = "periodicity"
    START = "start"
    END = "end"
    DATES = "dates"
    AUDIENCE = "audience"
    OBJECTIVE = "objective"
    NUMBER = "number"
    PROCEDURE = "procedure"
    COMPONENT = "component"
    COMPONENTS = "components"
    DESCRIPTION = "description"
    MUNICIPALITY = "municipality"
    TITLE = "title"
    VERSION = "version"
    GENERAL_OBJECTIVE = "general_objective"
    SPECIFIC_OBJECTIVES = "specific_objectives"
    DIAGNOSIS = "diagnosis"
    RECIPIENTS = "recipients"
    BACKGROUND = "background"


# Folded words. The first of each line is the plainest; longer ones are tried as they stand.
SYNONYMS: dict[Role, tuple[str, ...]] = {
    Role.ACTION: (
        "accion", "acciones", "actividad", "actividades", "acciones a emprender", "accion a realizar", "iniciativa",
        "iniciativas", "acciones estrategicas", "acciones de comunicacion", "tarea", "tareas", "que", "que hacer",
        "que se hara", "que vamos a hacer", "linea de accion", "lineas de accion", "accion comunicativa",
    ),
    Role.RESPONSIBLE: (
        "responsable", "responsables", "encargado", "encargados", "encargada", "a cargo de", "a cargo", "dependencia",
        "dependencias", "dependencia responsable", "area responsable", "oficina responsable", "oficina", "ejecutor",
        "lider", "lideres", "quien", "quienes", "quien lo hace", "quien responde", "responsabilidad",
        "cargo responsable",
    ),
    Role.INDICATOR: (
        "indicador", "indicadores", "medicion", "mediciones", "indicador de gestion", "indicadores de exito",
        "indicador de cumplimiento", "como se mide", "como se medira", "metrica", "metricas", "forma de medicion",
        "medida", "nombre del indicador",
    ),
    Role.UNIT: ("unidad", "unidad de medida", "unidades"),
    Role.BASE: ("linea base", "linea de base", "base", "valor base", "valor inicial", "valor actual"),
    Role.GOAL: ("meta", "metas", "meta anual", "valor meta", "valor esperado", "meta del indicador", "cuanto"),
    Role.TACTICS: (
        "tacticas y recursos", "tactica", "tacticas", "recursos", "recurso", "medios", "medio", "estrategias",
        "estrategia", "medios y recursos", "recursos y medios", "como", "como se hara", "mecanismos", "mecanismo",
        "herramientas", "herramienta", "medios de comunicacion", "medios de divulgacion", "tacticas y medios",
        "como lo haremos", "descripcion de la actividad", "formas de hacerlo", "instrumentos",
    ),
    Role.CHANNEL: ("canal", "canales", "canal de comunicacion", "canales de comunicacion", "tipo de medio"),
    Role.PERIODICITY: (
        "periodicidad", "frecuencia", "cada cuanto", "periodo", "regularidad", "frecuencia de ejecucion",
    ),
    Role.START: ("inicio", "fecha de inicio", "fecha inicio", "fecha inicial", "desde", "comienzo", "inicia"),
    Role.END: (
        "fin", "fecha de fin", "fecha fin", "fecha final", "hasta", "fecha de terminacion", "finalizacion", "termina",
        "fecha de finalizacion", "fecha limite", "plazo",
    ),
    Role.DATES: ("fecha", "fechas", "cronograma", "cuando", "tiempo", "tiempos", "fecha de ejecucion", "vigencia"),
    Role.AUDIENCE: (
        "nivel", "publico", "publico objetivo", "dirigido a", "audiencia", "tipo de publico", "grupo de interes",
        "grupos de interes", "poblacion objetivo", "a quien", "para quien", "ambito", "tipo de comunicacion",
    ),
    Role.OBJECTIVE: ("objetivo", "objetivos", "objetivo especifico", "proposito", "objetivo estrategico", "para que"),
    Role.NUMBER: ("no", "n", "nro", "num", "numero", "item", "id", "#", "consecutivo", "codigo"),
    Role.PROCEDURE: ("plan tactico", "tramite", "tramites", "tramites y servicios", "tramite o servicio", "servicios"),
    Role.COMPONENT: ("componente",),
    Role.COMPONENTS: ("componentes", "actividades habilitadoras", "componentes y actividades habilitadoras"),
    Role.DESCRIPTION: ("descripcion", "descripcion de la accion", "detalle"),
    Role.MUNICIPALITY: ("municipio", "entidad", "alcaldia", "entidad territorial", "nombre del municipio"),
    Role.TITLE: ("titulo", "nombre del plan", "titulo del plan", "plan"),
    Role.VERSION: ("version", "version del documento"),
    Role.GENERAL_OBJECTIVE: ("objetivo general", "objetivo general del plan", "objetivo principal"),
    Role.SPECIFIC_OBJECTIVES: ("objetivos especificos", "objetivos particulares"),
    Role.DIAGNOSIS: (
        "diagnostico", "diagnostico de comunicaciones", "diagnostico de imagen y comunicacion", "situacion actual",
        "analisis de la situacion", "analisis situacional", "diagnostico institucional",
        "diagnostico de la comunicacion",
    ),
    Role.RECIPIENTS: (
        "destinatarios", "destinatarios internos", "destinatarios externos", "destinatario", "publicos internos",
        "publicos externos", "publicos", "publico interno", "publico externo",
    ),
    Role.BACKGROUND: (
        "justificacion", "introduccion", "presentacion", "marco legal", "marco normativo", "normatividad",
        "antecedentes",
        "glosario", "conclusiones", "bibliografia", "alcance", "marco conceptual", "definiciones", "contenido",
        "tabla de contenido", "indice", "mision", "vision", "marco teorico", "metodologia", "presupuesto",
        "seguimiento y evaluacion", "evaluacion", "seguimiento", "recomendaciones", "anexos", "contexto",
        "control de cambios",
        "elaboro", "aprobo", "reviso", "firmas",
    ),
}  # fmt: skip

# Words that may go with a heading without changing what it means.
FILLERS = frozenset(
    word_list(
        "a al con de del el en la las los lo o para por que se su sus un una y e ejecucion ejecutar emprender "
        "realizar desarrollar implementar gestion seguimiento comunicacion comunicaciones comunicativa "
        "comunicativas plan proceso area principal general clave interna internas interno internos externa "
        "externas externo externos principales nivel propuesta propuestas programada programadas programado "
        "estrategica estrategicas utilizar usar apoyo cumplimiento actividad accion actividades acciones difusion "
        "divulgacion previsto prevista previstas directo directa necesarios necesarias requeridos requeridas "
        "entidad municipio institucional institucionales gelt gel imagen producto resultado impacto humanos "
        "fisicos logisticos propuesto"
    )
)

SURE = 0.85
DOUBTFUL = 0.68
_ALIKE = 0.82
LONGEST_HEADING = 80  # characters
MOST_WORDS = 10
NUMBERING = re.compile(r"^\W*(?:(?:\d+|[ivx]+|[a-z])(?:\.\d+)*[.)°-]+\s*|\d+\s+)+")
TRAILING = re.compile(r"(?:\s*[\d.°#:–—-]+)+$")
OPTIONAL_ENDINGS = re.compile(r"\((?:e?s|as?|os?|es)\)|/(?:as?|os?|es)\b")


@dataclass(frozen=True, slots=True)
class Match:
    role: Role
    score: float

    @property
    def is_sure(self) -> bool:
        return self.score >= SURE


def bare(heading: str) -> str:
    """A heading without accents, numbering, ending numbers or "(s)": `"2.1 ACCIÓN(ES) 3:"` → `"accion"`."""
    folded = OPTIONAL_ENDINGS.sub("", fold(heading.replace("*", "").replace("_", " ")))
    folded = TRAILING.sub("", NUMBERING.sub("", folded))
    return " ".join(re.findall(r"[\w#]+", folded))


@lru_cache(maxsize=4096)
def matches(heading: str) -> tuple[Match, ...]:
    """The roles that `heading` may have, best first; empty when it is no heading we know."""
    if len(heading) > LONGEST_HEADING:
        return ()
    words = bare(heading)
    if not words or len(words.split()) > MOST_WORDS:
        return ()
    scored = ((role, max(_score(words, synonym) for synonym in synonyms)) for role, synonyms in SYNONYMS.items())
    found = [Match(role, score) for role, score in scored if score >= DOUBTFUL]
    return tuple(sorted(found, key=lambda match: -match.score))


def best(heading: str) -> Match | None:
    """The likeliest role of `heading`."""
    found = matches(heading)
    return found[0] if found else None


def means(heading: str, *roles: Role) -> bool:
    """Whether `heading` surely has one of these roles, as its likeliest one."""
    match = best(heading)
    return match is not None and match.is_sure and match.role in roles


def _score(words: str, synonym: str) -> float:
    if words == synonym:
        return 1.0
    held = _containment(words.split(), synonym.split())
    return held or _likeness(words, synonym)


def _containment(words: list[str], synonym: list[str]) -> float:
    """High when the synonym stands at the beginning and only filler words come with it."""
    if words[: len(synonym)] == synonym and _only_fillers(words[len(synonym) :]):
        return 0.9 + min(len(" ".join(synonym)), 40) / 1000
    for start in range(1, len(words) - len(synonym) + 1):
        rest = words[:start] + words[start + len(synonym) :]
        if words[start : start + len(synonym)] == synonym and _only_fillers(rest):
            return 0.86
    return 0.0


def _only_fillers(words: list[str]) -> bool:
    return all(word in FILLERS or word.isdigit() for word in words)


def _likeness(words: str, synonym: str) -> float:
    """Misspelt headings: never sure, so that somebody looks at them."""
    if len(synonym) < 5 or words[0] != synonym[0] or abs(len(words) - len(synonym)) > 3:
        return 0.0
    likeness = SequenceMatcher(None, words, synonym)
    if likeness.real_quick_ratio() < _ALIKE or likeness.quick_ratio() < _ALIKE:
        return 0.0
    return likeness.ratio() * 0.84 if likeness.ratio() >= _ALIKE else 0.0
