"""The closing answer on its way to whoever took part."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from pregon.delivery.public import create_mailing, start
from pregon.kernel.prose import to_html, to_plain
from pregon.moderation.public import participants_to_write_to
from pregon.people.public import User

from ..models import Topic

TEMPLATE = "forums/mail/answer"


def send_answer(topic: Topic, *, kind: str, actor: User) -> int:
    """Mails the answer to everybody with an e-mail who said something here; returns how many."""
    recipients = participants_to_write_to(kind, topic.pk)
    if not recipients:
        return 0
    context = {
        "topic": topic,
        "html": to_html(topic.answer),
        "text": to_plain(topic.answer),
        "link": f"{settings.BASE_URL}{reverse('forum_topic', args=[topic.slug])}",
        "municipality": settings.INSTANCE.settings.name,
    }
    mailing = create_mailing(
        subject=_("Respuesta a «%(question)s»") % {"question": topic.question},
        html=render_to_string(f"{TEMPLATE}.html", context),
        text=render_to_string(f"{TEMPLATE}.txt", context),
        recipients=recipients,
        source_kind="forum_answer",
        source_id=str(topic.pk),
        actor=actor,
    )
    start(mailing)
    return len(recipients)
