"""What surveys do by themselves."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic
from pregon.portal.public import purge_pages

from .domain.moves import close_if_due
from .queries import due_to_close, opened_between


@periodic(every=timedelta(minutes=1), label=_("Cerrar las encuestas en su fecha"))
def close_due() -> None:
    """Closes each survey whose date came; one that fails holds up no other and fails the job at the end."""
    failures = []
    for survey in due_to_close(timezone.now()):
        try:
            close_if_due(survey)
        except Exception as error:
            error.add_note(f"survey {survey.pk}")
            failures.append(error)
    if failures:
        raise ExceptionGroup("some surveys did not close; they are tried again", failures)


# A little longer than the job's pause: forgetting twice costs nothing, not forgetting shows a closed door.
LOOK_BACK = timedelta(minutes=3)


@periodic(every=timedelta(minutes=1), label=_("Mostrar las encuestas que abren en su fecha"))
def show_opened() -> None:
    """Pages that said «todavía no abre» are made anew."""
    now = timezone.now()
    if opened_between(now - LOOK_BACK, now).exists():
        purge_pages()
