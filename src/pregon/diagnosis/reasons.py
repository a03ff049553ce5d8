"""Why a medium is recommended, in plain Spanish with its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .findings.mix import Mix, Pick, Why
from .findings.ranking import MediumScore
from .found import Findings
from .media import label_of
from .models import Diagnosis

# Below it a share is not worth being said.
WORTH_SAYING = 0.15
ALL = 10


def out_of_ten(share: float) -> str:
    """`0.68` → «7 de cada 10»; «casi todos» and «casi nadie» at the ends."""
    tenths = round(share * ALL)
    if tenths >= ALL:
        return _("casi todos")
    return _("%(n)d de cada 10") % {"n": tenths} if tenths else _("casi nadie")


def reasons_of(pick: Pick, findings: Findings) -> str:
    """One line: «7 de cada 10 lo usan cada semana; es el primero para 4 de cada 10.»"""
    if findings.is_supposed:
        return supposed_reason(pick, findings.diagnosis)
    return sentence(*_whys(pick, findings), *_numbers(pick.score))


def supposed_reason(pick: Pick, diagnosis: Diagnosis) -> str:
    written = {row.medium: row.reason for row in diagnosis.assumptions.all()}
    return written.get(pick.medium) or sentence(_("es el medio principal del plan"))


def sentence(*parts: str) -> str:
    """Parts in one sentence, with a capital and a full stop."""
    joined = "; ".join(part for part in parts if part)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""


def mix_words(mix: Mix) -> str:
    """How many the mix reaches, and how many it does not."""
    if not mix.n:
        return ""
    reached = _("Con estos medios se llega cada semana a %(share)s de quienes respondieron (%(n)d de %(of)d).") % {
        "share": out_of_ten(mix.share),
        "n": mix.reached,
        "of": mix.n,
    }
    if not mix.missed:
        return reached
    missed = ngettext(
        "Queda %(n)d persona por fuera: no usa ninguno cada semana.",
        "Quedan %(n)d personas por fuera: no usan ninguno cada semana.",
        mix.missed,
    )
    return f"{reached} {missed % {'n': mix.missed}}"


def mix_names(mix: Mix) -> list[str]:
    return [label_of(pick.medium) for pick in mix.picks]


def _whys(pick: Pick, findings: Findings) -> Iterator[str]:
    if Why.MAIN in pick.why:
        yield _("es el medio principal: allí queda toda la información")
    if Why.BEST in pick.why:
        yield _("tiene el mejor puntaje")
    if Why.OFFLINE in pick.why:
        share = out_of_ten(findings.tally.unconnected_share)
        yield _("no necesita internet, y %(share)s no tienen conexión segura") % {"share": share}
    if Why.COVERS in pick.why and pick.adds:
        yield ngettext(
            "suma %(n)d persona a la que los otros no llegan",
            "suma %(n)d personas a las que los otros no llegan",
            pick.adds,
        ) % {"n": pick.adds}


def _numbers(score: MediumScore | None) -> Iterator[str]:
    if score is None:
        return
    if score.weekly_share >= WORTH_SAYING:
        yield _("%(share)s lo usan cada semana") % {"share": out_of_ten(score.weekly_share)}
    if score.first_share >= WORTH_SAYING:
        yield _("es el primero para %(share)s") % {"share": out_of_ten(score.first_share)}
    if score.trusted_share >= WORTH_SAYING and score.weekly_share < WORTH_SAYING:
        yield _("%(share)s confían en él") % {"share": out_of_ten(score.trusted_share)}
