"""What delivery does by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.deliver import deliver
from .domain.sweep import forget, sweep


@periodic(every=timedelta(minutes=1), queue="mail", label=_("Revisar el correo por enviar"))
def look_after_mail() -> None:
    """On the mail queue, so that it does not run beside a delivery of the same worker."""
    sweep()
    deliver.call()


@periodic(every=timedelta(days=1), label=_("Borrar datos personales de correos viejos"))
def forget_old_mail() -> None:
    """The time for which addresses are kept has a limit (Ley 1581 de 2012, art. 4)."""
    forget()
