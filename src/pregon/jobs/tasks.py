"""What this package does by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from .declare import periodic
from .domain.prune import prune_results


@periodic(every=timedelta(hours=1), label=_("Borrar resultados viejos"))
def clear_old_results() -> None:
    """Keeps the table of results small."""
    prune_results()
