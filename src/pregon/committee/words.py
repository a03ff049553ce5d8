"""Dates, numbers of votes and waiting times in the words of the screens, the mails and the acts."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .tally import Tally


def day_words(moment: datetime) -> str:
    """«3 de marzo de 2026»."""
    return date_format(timezone.localtime(moment), "DATE_FORMAT").lower()


def moment_words(moment: datetime) -> str:
    """«martes 3 de marzo de 2026, 2:30 p. m.»."""
    return date_format(timezone.localtime(moment), r"l j \d\e F \d\e Y, g:i a").lower()


def hour_words(moment: datetime) -> str:
    """«2:30 p. m.»."""
    return date_format(timezone.localtime(moment), "TIME_FORMAT").lower()


def waiting_words(since: datetime) -> str:
    """What every screen says of a subject that the Committee has not decided."""
    return _("Espera decisión del Comité desde el %(day)s") % {"day": day_words(since)}


def age_words(since: datetime) -> str:
    """«hoy», «hace 1 día», «hace 12 días»: whole days of the calendar."""
    days = (timezone.localdate() - timezone.localdate(since)).days
    if days <= 0:
        return _("desde hoy")
    return ngettext("hace %(n)d día", "hace %(n)d días", days) % {"n": days}


def tally_words(tally: Tally) -> str:
    """«4 a favor, 1 en contra, 0 abstenciones»."""
    abstentions = ngettext("%(n)d abstención", "%(n)d abstenciones", tally.abstained) % {"n": tally.abstained}
    return _("%(for)d a favor, %(against)d en contra, %(abstentions)s") % {
        "for": tally.in_favour,
        "against": tally.against,
        "abstentions": abstentions,
    }
