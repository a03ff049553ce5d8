"""What was found: the ranking, the mix with its reasons, and what changed since the last time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.surveys.public import decimal_words, share_words

from ..access import access_diagnosis
from ..charts import ranking_chart
from ..enums import State
from ..findings.compare import Change
from ..found import Findings, comparison, findings_of
from ..media import label_of
from ..models import Diagnosis
from ..reasons import mix_words, out_of_ten, reasons_of
from .making import crumbs

# Its answers still come in.
LIVE = (State.ASKING, State.CLOSED)


@require_safe
def ranking_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The order of the media, with how sure it is."""
    diagnosis = access_diagnosis(request.user, pk)
    findings = findings_of(diagnosis, live=diagnosis.state in LIVE)
    unconnected = findings.tally.unconnected_share
    context = {
        **_shared(diagnosis, findings),
        "chart": "" if findings.is_closed else ranking_chart(findings.ranking),
        "unconnected": out_of_ten(unconnected) if findings.tally.connection else "",
    }
    return render(request, "diagnosis/ranking.html", context)


@require_safe
def mix_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Which media to use together, and why."""
    diagnosis = access_diagnosis(request.user, pk)
    findings = findings_of(diagnosis, live=diagnosis.state in LIVE)
    shows = findings.is_supposed or not findings.is_closed
    picks = [(label_of(pick.medium), reasons_of(pick, findings)) for pick in findings.mix.picks] if shows else []
    context = {**_shared(diagnosis, findings), "picks": picks, "reach": mix_words(findings.mix) if shows else ""}
    return render(request, "diagnosis/mix.html", context)


@require_safe
def comparison_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Then and now, medium by medium."""
    diagnosis = access_diagnosis(request.user, pk)
    findings = findings_of(diagnosis, live=diagnosis.state in LIVE)
    rows = [] if findings.is_closed else [_row(each) for each in comparison(diagnosis, live=diagnosis.state in LIVE)]
    return render(request, "diagnosis/comparison.html", {**_shared(diagnosis, findings), "rows": rows})


def _shared(diagnosis: Diagnosis, findings: Findings) -> dict[str, Any]:
    return {"diagnosis": diagnosis, "findings": findings, "crumbs": crumbs(diagnosis)}


def _row(change: Change) -> dict[str, str]:
    now, before = change.now, change.before
    return {
        "medium": label_of(change.medium),
        "now": f"{now.rank}.º · {share_words(now.weekly_share)}" if now else "—",
        "before": f"{before.rank}.º · {share_words(before.weekly_share)}" if before else "—",
        "moved": _moved(change),
        "sure": _("Puede ser casualidad") if change.may_be_chance else _("Cambió"),
    }


def _moved(change: Change) -> str:
    if change.points is None:
        return "—"
    sign = "+" if change.points > 0 else ""
    return _("%(points)s puntos") % {"points": f"{sign}{decimal_words(change.points)}"}
