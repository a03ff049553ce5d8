"""The cover: whose plan it is and how it is called."""

from __future__ import annotations

import re

from pregon.kernel.folding import fold

from ..phrases.lists import without_full_stop
from ..phrases.words import word_list

_OF = r"(?P<name>[^\W\d_][\w '’.-]*?)"
_END = r"\s*(?:$|[,;:()\n–—-]|\b20\d\d\b)"
_MUNICIPALITY = (
    re.compile(rf"^\W*municipio\s+(?:de\s+)?{_OF}{_END}", re.I),
    re.compile(rf"\balcald[ií]a\s+(?:municipal\s+)?de\s+{_OF}{_END}", re.I),
    re.compile(rf"\badministraci[oó]n\s+municipal\s+de\s+{_OF}{_END}", re.I),
    re.compile(rf"\bmunicipio\s+de\s+{_OF}{_END}", re.I),
)
_IN_RUNNING_TEXT = re.compile(
    r"\b(?:[Mm]unicipio|[Aa]lcald[ií]a(?: [Mm]unicipal)?|[Aa]dministraci[oó]n [Mm]unicipal) de "
    r"(?P<name>[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?: (?:(?:de(?: los| las| la)?|del|y|el|la|los) )?[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+)*)"
)
_TITLE = re.compile(r"^plan (?:\w+ ){0,3}?(?:de )?(?:la )?comunicacion(?:es)?\b")
_SMALL_WORDS = frozenset(word_list("de del la las los el y e en"))
_LONGEST_NAME = 60
_LONGEST_TITLE = 250


def municipality_in(line: str) -> str:
    """The name after "Municipio de", "Alcaldía de" and the like in a line of the cover; "" when there is none."""
    for pattern in _MUNICIPALITY:
        hit = pattern.search(line)
        if hit and len(hit["name"]) <= _LONGEST_NAME and len(line) <= _LONGEST_TITLE:
            return proper_name(hit["name"])
    return ""


def municipality_in_running_text(text: str) -> str:
    """The same in the middle of a sentence, where capitals show where the name ends."""
    hit = _IN_RUNNING_TEXT.search(text)
    return hit["name"] if hit and len(hit["name"]) <= _LONGEST_NAME else ""


def is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and bool(_TITLE.match(fold(line)))


def plain_title(line: str) -> str:
    """A title without shouting: capitals only become a sentence."""
    text = without_full_stop(" ".join(line.split()))
    return text.capitalize() if text.isupper() else text


def proper_name(text: str) -> str:
    """ "SAN PEDRO DE LOS MILAGROS" → "San Pedro de los Milagros"; mixed case stays."""
    words = text.strip(" .-").split()
    if not text.isupper() and not text.islower():
        return " ".join(words)
    return " ".join(
        word.lower() if place and word.lower() in _SMALL_WORDS else word.capitalize()
        for place, word in enumerate(words)
    )
