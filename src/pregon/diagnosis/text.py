"""The words of section 1: how it was asked, what was found, what is recommended and what the numbers do not say."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.plans.public import Audience, Plan
from pregon.surveys.public import decimal_words, live, share_words

from .enums import State
from .findings.ranking import MediumScore
from .found import Findings, findings_of
from .media import label_of
from .models import Diagnosis
from .queries import in_force, progress
from .reasons import mix_names, mix_words, reasons_of

AUDIENCES = (Audience.INTERNAL, Audience.EXTERNAL)
# So many media are named with their numbers.
TOLD = 3


def written(plan: Plan) -> str:
    """Both audiences, each in paragraphs; says so where there is nothing yet."""
    return "\n\n".join(part for audience in AUDIENCES for part in _audience(plan, audience))


def _audience(plan: Plan, audience: str) -> Iterator[str]:
    heading = _("Público interno") if audience == Audience.INTERNAL else _("Público externo")
    diagnosis = in_force(plan, audience)
    if diagnosis is None:
        yield _("%(heading)s. Todavía no hay diagnóstico de este público.") % {"heading": heading}
        return
    findings = findings_of(diagnosis)
    if diagnosis.state == State.WITHOUT:
        yield from _without(heading, diagnosis, findings)
    else:
        yield from _with(heading, diagnosis, findings)


def _with(heading: str, diagnosis: Diagnosis, findings: Findings) -> Iterator[str]:
    yield f"{heading}. {_how(diagnosis, findings)}"
    if said := [_medium(score) for score in findings.ranking.media[:TOLD] if score.score > 0]:
        yield _("Los medios que mejor llegan, en su orden: %(media)s.") % {"media": "; ".join(said)}
    yield _("Medios recomendados: %(media)s. %(reach)s") % {
        "media": "; ".join(_lower(name) for name in mix_names(findings.mix)),
        "reach": mix_words(findings.mix),
    }
    yield _limits(findings)


def _without(heading: str, diagnosis: Diagnosis, findings: Findings) -> Iterator[str]:
    yield _("%(heading)s. Sin diagnóstico. %(reason)s") % {"heading": heading, "reason": diagnosis.reason}
    lines = [f"{label_of(pick.medium)} ({_bare(reasons_of(pick, findings))})" for pick in findings.mix.picks]
    yield _("Mientras tanto, el plan supone que estos medios llegan: %(media)s.") % {"media": "; ".join(lines)}
    if diagnosis.review_on:
        day = date_format(diagnosis.review_on, "DATE_FORMAT").lower()
        yield _("Estos supuestos se revisan el %(day)s.") % {"day": day}


def _how(diagnosis: Diagnosis, findings: Findings) -> str:
    n = findings.tally.n
    told = ngettext("Respondió %(n)d persona", "Respondieron %(n)d personas", n) % {"n": n}
    invited = progress(diagnosis)
    rate = ""
    if invited.answered:
        rate = _("; de %(asked)d invitadas por su nombre respondió el %(rate)s") % {
            "asked": invited.asked,
            "rate": share_words(invited.rate),
        }
    return f"{told}{rate}{_dates(diagnosis)}, {_sources(diagnosis)}."


def _dates(diagnosis: Diagnosis) -> str:
    survey = diagnosis.survey
    if not (survey.opened_at and survey.closed_at):
        return ""
    days = [
        date_format(timezone.localdate(moment), "DATE_FORMAT").lower()
        for moment in (survey.opened_at, survey.closed_at)
    ]
    return _(", entre el %(begin)s y el %(end)s") % {"begin": days[0], "end": days[1]}


def _sources(diagnosis: Diagnosis) -> str:
    ways = [name.lower() for name, count in live(diagnosis.survey).by_source.items() if count]
    return listed(ways)


def _medium(score: MediumScore) -> str:
    return _("%(medium)s (puntaje %(score)s de 100, desviación %(spread)s; lo usa cada semana el %(share)s)") % {
        "medium": _lower(label_of(score.medium)),
        "score": decimal_words(score.score),
        "spread": decimal_words(score.spread),
        "share": share_words(score.weekly_share),
    }


def _limits(findings: Findings) -> str:
    small = _("Son menos de 30 respuestas: el orden es una orientación. ") if findings.ranking.is_small else ""
    return small + _("Habla por quienes respondieron. No es una muestra de toda la población.")


def listed(words: list[str]) -> str:
    """«a, b y c»."""
    *first, last = words or [""]
    return _("%(first)s y %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _bare(sentence: str) -> str:
    """A sentence inside another one."""
    return _lower(sentence.rstrip("."))


def _lower(words: str) -> str:
    """Without the capital that begins a sentence; names inside keep theirs."""
    return words[:1].lower() + words[1:]
