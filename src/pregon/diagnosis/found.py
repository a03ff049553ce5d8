"""What a diagnosis found: the ranking and the mix, from what was counted or from what is supposed."""

from __future__ import annotations

from dataclasses import dataclass

from pregon.plans.public import Audience
from pregon.surveys.public import SMALLEST

from .answers import tally_of
from .enums import State
from .findings.compare import Change, compare
from .findings.mix import LOW_CONNECTION, Mix, mix_from_answers, mix_from_assumptions
from .findings.ranking import Ranking, rank_media
from .findings.tally import Tally
from .media import MAIN, MEDIA, media_of
from .models import Diagnosis

OFFLINE = frozenset(key for key, medium in MEDIA.items() if not medium.needs_internet)


@dataclass(frozen=True)
class Findings:
    """`mix` is of assumptions when `is_supposed`; with too few answers nothing is shown of them."""

    diagnosis: Diagnosis
    tally: Tally
    ranking: Ranking
    mix: Mix
    is_supposed: bool

    @property
    def is_closed(self) -> bool:
        """Whether so few answered that the numbers would tell of them."""
        return self.tally.n < SMALLEST


def findings_of(diagnosis: Diagnosis, *, live: bool = False) -> Findings:
    """From the count that was kept at the close; `live` counts the answers that there are now."""
    keys = media_keys(diagnosis.audience)
    tally = tally_of(diagnosis.survey, keys) if live else Tally.from_json(diagnosis.tally)
    ranking = rank_media(tally, keys)
    if diagnosis.state == State.WITHOUT:
        return Findings(diagnosis, tally, ranking, supposed_mix(diagnosis), is_supposed=True)
    return Findings(diagnosis, tally, ranking, _mix(diagnosis, tally, ranking), is_supposed=False)


def media_keys(audience: str) -> list[str]:
    return [medium.key for medium in media_of(audience)]


def comparison(diagnosis: Diagnosis, *, live: bool = False) -> list[Change]:
    """With the last diagnosis that had answers; empty when there is none."""
    if diagnosis.previous is None:
        return []
    return compare(findings_of(diagnosis, live=live).ranking, findings_of(diagnosis.previous).ranking)


def supposed_mix(diagnosis: Diagnosis) -> Mix:
    """By the assumptions that somebody wrote, or by those of the catalogue."""
    weights = {row.medium: row.weight for row in diagnosis.assumptions.all()}
    weights = weights or {medium.key: medium.assumed[diagnosis.audience][0] for medium in media_of(diagnosis.audience)}
    return mix_from_assumptions({MAIN: 0, **weights}, main=MAIN, offline=OFFLINE)


def _mix(diagnosis: Diagnosis, tally: Tally, ranking: Ranking) -> Mix:
    is_external = diagnosis.audience == Audience.EXTERNAL
    needs_offline = is_external and tally.unconnected_share >= LOW_CONNECTION
    return mix_from_answers(tally, ranking, main=MAIN, offline=OFFLINE, needs_offline=needs_offline)
