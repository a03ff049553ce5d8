"""Links: what advertising is about."""

from __future__ import annotations

import re

from ..enums import WaitReason
from .base import FINE, Check, Finding, Posting

LINK = re.compile(
    r"https?://|www\.|\w\.(?:com|co|net|org|info|xyz|top|site|online|shop|club|biz|ru|cn|io|ly|me)\b(?!@)",
    re.IGNORECASE,
)
MOST_LINKS = 3


def count_links(text: str) -> int:
    """How many addresses a text holds, also those that are written without `http`."""
    return sum(1 for word in text.split() if LINK.search(word))


class FirstLink(Check):
    """The first comment of somebody waits when it has a link (rule P11); a person looks at it within a stated time."""

    id = "first_link"

    def look(self, posting: Posting) -> Finding:
        if posting.is_known or not count_links(posting.text):
            return FINE
        return Finding(wait=WaitReason.FIRST_LINK)


class ManyLinks(Check):
    """Somebody known may link, within measure."""

    id = "many_links"

    def look(self, posting: Posting) -> Finding:
        return Finding(wait=WaitReason.MANY_LINKS) if count_links(posting.text) > MOST_LINKS else FINE
