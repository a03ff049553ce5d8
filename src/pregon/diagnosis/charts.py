"""The ranking and the progress by office as bars with their table."""

from __future__ import annotations

from dataclasses import replace

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pregon.surveys.public import BarChart, Line, Part, Table, TableRow, bar_chart, decimal_words, share_words

from .findings.ranking import MediumScore, Ranking
from .media import label_of
from .queries import Progress

FULL = 100


def ranking_chart(ranking: Ranking) -> SafeString:
    """Bars by score, and every number of each medium below."""
    lines = [
        Line(each.medium, f"{each.rank}. {label_of(each.medium)}", round(each.score), FULL) for each in ranking.media
    ]
    values = [_("%(score)s de 100") % {"score": decimal_words(each.score)} for each in ranking.media]
    header = [
        _("Medio"),
        _("Puntaje"),
        _("Desviación"),
        _("Lo usan cada semana"),
        _("Entre (95\u00a0%)"),
        _("Primero para"),
        _("Confían en él"),
        _("N"),
    ]
    rows = [TableRow(f"{each.rank}. {label_of(each.medium)}", _cells(each)) for each in ranking.media]
    caption = _("Respondieron %(n)d personas") % {"n": ranking.n}
    return _render(
        Part("", _with_values(bar_chart(lines), values), Table(caption, header, rows)), _("Puntaje de los medios")
    )


def progress_chart(progress: Progress) -> SafeString:
    """Who answered, by office."""
    lines = [Line(office.office, office.office, office.answered, office.asked) for office in progress.offices]
    values = [_("%(n)d de %(of)d") % {"n": office.answered, "of": office.asked} for office in progress.offices]
    header = [_("Dependencia"), _("Respondieron"), _("Faltan")]
    rows = [
        TableRow(office.office, [f"{office.answered} ({share_words(office.rate)})", str(office.missing)])
        for office in progress.offices
    ]
    caption = _("Personas invitadas por su nombre")
    return _render(
        Part("", _with_values(bar_chart(lines), values), Table(caption, header, rows)), _("Respuestas por dependencia")
    )


def _cells(score: MediumScore) -> list[str]:
    interval = score.interval
    return [
        decimal_words(score.score),
        decimal_words(score.spread),
        share_words(score.weekly_share),
        f"{share_words(interval.low)} – {share_words(interval.high)}",
        share_words(score.first_share),
        share_words(score.trusted_share),
        str(score.n),
    ]


def _with_values(chart: BarChart, values: list[str]) -> BarChart:
    """The same bars with other words beside them."""
    return replace(chart, bars=[replace(bar, value=value) for bar, value in zip(chart.bars, values, strict=True)])


def _render(part: Part, label: str) -> SafeString:
    html = get_template("diagnosis/ranking.html.jinja").render({"part": part, "label": label})
    return mark_safe(html)  # noqa: S308 - rendered with autoescape
