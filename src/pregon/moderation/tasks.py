"""What moderation does by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.digest import send_moderation_digest
from .domain.following import tell_followers as tell_each_follower
from .domain.forgetting import forget_contacts, forget_networks, forget_passing


# Before the working day and after lunch, from Monday to Saturday.
@periodic(every="0 7,14 * * 1-6", label=_("Avisar de los aportes por revisar"))
def tell_moderators() -> None:
    """Only when something waits."""
    send_moderation_digest()


# After working hours, when the day's opinions are in.
@periodic(every="0 18 * * *", label=_("Avisar a quienes siguen una conversación"))
def tell_followers() -> None:
    """Once a day, only of what is new."""
    tell_each_follower()


@periodic(every=timedelta(hours=1), label=_("Borrar códigos y textos que nadie confirmó"))
def forget_what_passed() -> None:
    forget_passing()


@periodic(every=timedelta(days=1), label=_("Borrar datos personales de participantes"))
def forget_people() -> None:
    """The time for which contacts are kept has a limit (Ley 1581 de 2012, art. 4)."""
    forget_contacts()
    forget_networks()
