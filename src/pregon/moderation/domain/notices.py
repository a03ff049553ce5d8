"""Mails to people who take part. No mail holds what anybody typed but the decision about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.delivery.public import Purpose, Recipient, create_mailing, start

from ..enums import ContactKind
from ..links import own_url, stop_url
from ..models import Comment, Following, Thread
from ..targets import Target
from ..wording import day_words


def send_code(*, address: str, code: str) -> None:
    """The code that opens the door, and for how long."""
    municipality = settings.INSTANCE.settings.name
    _send(
        # The code stands in the subject, so that it is read without opening the mail.
        subject=_("%(code)s es su código para opinar") % {"code": code},
        lines=[
            _("Su código para opinar en el sitio de la Alcaldía de %(name)s es:") % {"name": municipality},
            code,
            _("Escríbalo en la página que dejó abierta. Sirve durante 10 minutos y una sola vez."),
            _("Si usted no lo pidió, no haga nada: sin el código nadie publica con su correo."),
        ],
        recipients=[Recipient(address)],
        source=("comment_code", ""),
    )


def tell_hidden(comment: Comment) -> None:
    """Why the comment is not shown, and how to ask for another look."""
    _tell(
        comment,
        subject=_("Ocultamos un aporte suyo"),
        lines=[
            _("Un aporte que usted hizo el %(day)s ya no se muestra.") % {"day": day_words(comment.created_at)},
            _("Motivo: %(reason)s.") % {"reason": comment.get_hide_reason_display()},
            _("Si no está de acuerdo, puede pedir que otra persona lo revise."),
        ],
        button=_("Ver mi aporte y pedir revisión"),
    )


def tell_shown(comment: Comment) -> None:
    """What waited shows."""
    day = day_words(comment.created_at)
    _tell(
        comment,
        subject=_("Su aporte ya está publicado"),
        lines=[_("Revisamos el aporte que usted hizo el %(day)s. Ya se puede leer.") % {"day": day}],
        button=_("Ver mi aporte"),
    )


def tell_appeal_decision(comment: Comment, *, granted: bool, answer: str) -> None:
    """What another person decided, and why."""
    first = _("Le dimos la razón: su aporte está publicado.") if granted else _("Su aporte sigue oculto.")
    _tell(
        comment,
        subject=_("Revisamos su aporte otra vez"),
        lines=[first, _("Respuesta: %(answer)s") % {"answer": _without_braces(answer)}],
        button=_("Ver mi aporte"),
    )


def send_digest(*, lines: Iterable[str], url: str, addresses: Iterable[str]) -> None:
    """What waits, to whoever moderates."""
    _send(
        subject=_("Moderación: hay aportes que lo esperan"),
        lines=list(lines),
        recipients=[Recipient(address) for address in addresses],
        source=("moderation_digest", ""),
        button=_("Abrir la moderación"),
        url=url,
    )


@dataclass(frozen=True)
class News:
    """How many comments came into view that a follower was not told of."""

    following: Following
    count: int


def tell_news(thread: Thread, target: Target, people: Sequence[News]) -> None:
    """How much was said about a thing since the last mail, and how to hear no more; never what was said."""
    title = _without_braces(target.title)
    _send(
        subject=_("Opiniones nuevas: %(title)s") % {"title": title},
        lines=[_("{cuantas} sobre «%(title)s».") % {"title": title}],
        recipients=[_hears(each) for each in people],
        source=("comment_news", str(thread.pk)),
        button=_("Leer y opinar"),
        url=f"{settings.BASE_URL}{target.url}#aportes",
        after=_("Usted pidió este aviso. Para no recibirlo más, abra {dejar}"),
    )


def _hears(news: News) -> Recipient:
    person = news.following.participant
    said = ngettext("Hay %(n)d opinión nueva", "Hay %(n)d opiniones nuevas", news.count) % {"n": news.count}
    return Recipient(person.contact, person.name, {"cuantas": said, "dejar": stop_url(news.following)})


def _tell(comment: Comment, *, subject: str, lines: list[str], button: str) -> None:
    """Writes to the author, if an address is known; the others find it in «Mis aportes»."""
    author = comment.author
    if author is None or author.contact_kind != ContactKind.EMAIL or not author.contact:
        return
    _send(
        subject=subject,
        lines=lines,
        recipients=[Recipient(author.contact)],
        source=("comment", str(comment.pk)),
        button=button,
        url=own_url(comment),
    )


def _send(
    *,
    subject: str,
    lines: list[str],
    recipients: list[Recipient],
    source: tuple[str, str],
    button: str = "",
    url: str = "",
    after: str = "",
) -> None:
    context: Mapping[str, object] = {
        "subject": subject,
        "lines": lines,
        "button": button,
        "url": url,
        "after": after,
        "municipality": settings.INSTANCE.settings.name,
    }
    mailing = create_mailing(
        subject=subject,
        html=render_to_string("moderation/mail/notice.html", dict(context)),
        text=render_to_string("moderation/mail/notice.txt", dict(context)),
        recipients=recipients,
        source_kind=source[0],
        source_id=source[1],
        actor=None,
        purpose=Purpose.TRANSACTIONAL,
    )
    start(mailing)


def _without_braces(line: str) -> str:
    """Delivery fills what stands in braces; nothing that somebody typed may ask for it."""
    return line.replace("{", "(").replace("}", ")")
