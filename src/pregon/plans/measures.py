"""What can be counted, each with the one written definition that every screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pregon.kernel.folding import fold
from pregon.kernel.registry import Registry


@dataclass(frozen=True)
class Measure:
    """A named way of counting.

    `words` are sets of word stems; an indicator whose name holds all stems of one set is counted so.
    `is_deed` when each fact is something that somebody did, worth naming; visits and deliveries are not.
    """

    key: str
    label: str | Promise
    unit: str | Promise
    definition: str | Promise
    words: tuple[frozenset[str], ...] = ()
    is_deed: bool = False


measures: Registry[Measure] = Registry("measures")


def register_measure(measure: Measure) -> Measure:
    """Called by the feature that records the facts of this measure."""
    return measures.register(measure.key, measure)


def measure_for(indicator_name: str) -> str:
    """The key of the measure that an indicator's name speaks of, or "" when none is sure."""
    name = fold(indicator_name)
    matches = [
        measure.key for measure in measures if any(all(stem in name for stem in stems) for stems in measure.words)
    ]
    return matches[0] if len(matches) == 1 else ""


CONTENTS_PUBLISHED = register_measure(
    Measure(
        key="contents_published",
        label=_("Contenidos publicados"),
        unit=_("contenidos"),
        definition=_(
            "Piezas que salieron por un canal: publicadas en el sitio o el banner, enviadas por correo, o puestas en "
            "la calle con su prueba. Cada pieza cuenta una vez por canal. Las retiradas por error se descuentan."
        ),
        words=(frozenset({"contenido", "publicad"}),),
        is_deed=True,
    )
)
