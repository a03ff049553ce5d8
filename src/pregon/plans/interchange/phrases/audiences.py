"""Whether a heading, a cell or an action speaks of people inside or outside the administration."""

from __future__ import annotations

import re

from pregon.kernel.folding import fold

INTERNAL, EXTERNAL = "internal", "external"

_WHO = r"(?:nivel|publicos?|destinatarios?|comunicacion(?:es)?|clientes?|ambito|esfera|acciones|actividades|objetivos?)"
_INTERNAL_HEADING = re.compile(rf"\b{_WHO}(?: (?:a )?(?:nivel|de caracter))? intern[oa]s?\b|\bal interior de\b")
_EXTERNAL_HEADING = re.compile(rf"\b{_WHO}(?: (?:a )?(?:nivel|de caracter))? extern[oa]s?\b|\bal exterior de\b")
_INTERNAL_WORDS = re.compile(
    r"\bintern[oa]s?\b|\bservidor(?:es)?(?: publicos?)?\b|\bfuncionari[oa]s?\b|\bemplead[oa]s?\b|\bcontratistas?\b"
    r"|\bequipo de gobierno\b|\bpersonal\b|\bcolaborador(?:es)?\b"
)
_EXTERNAL_WORDS = re.compile(
    r"\bextern[oa]s?\b|\bciudadan[oa]s?\b|\bciudadania\b|\bcomunidad(?:es)?\b|\bhabitantes?\b|\borganizaciones\b"
    r"|\bempresas?\b|\bpoblacion\b|\bestudiantes?\b|\bcontribuyentes?\b|\bcomerciantes?\b|\bcampesin[oa]s?\b"
    r"|\busuari[oa]s?\b|\bveredas?\b|\bjuventud(?:es)?\b|\bjovenes\b|\bvecin[oa]s?\b|\bpublico en general\b"
)


def audience_in_heading(text: str) -> str:
    """ "internal", "external", or "" when the heading names none or both."""
    folded = " ".join(re.findall(r"\w+", fold(text)))
    return _one(bool(_INTERNAL_HEADING.search(folded)), bool(_EXTERNAL_HEADING.search(folded)))


def audience_in_cell(text: str) -> str:
    """What a cell under "Nivel" or "Público" says; "" when it names none or both."""
    return audience_by_words(text)


def audience_by_words(text: str) -> str:
    """A guess from the people that a text names."""
    folded = fold(text)
    return _one(bool(_INTERNAL_WORDS.search(folded)), bool(_EXTERNAL_WORDS.search(folded)))


def _one(is_internal: bool, is_external: bool) -> str:
    if is_internal == is_external:
        return ""
    return INTERNAL if is_internal else EXTERNAL
