"""The way back from a page of a topic."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Topic


def crumbs(topic: Topic) -> list[tuple[str, str]]:
    """To the list and, from a page under it, to the topic."""
    to_list = [(_("Foros"), reverse("forums:list"))]
    return [*to_list, (topic.question, reverse("forums:topic", args=[topic.pk]))] if topic.pk else to_list
