"""A comment as HTML: the marks of the kernel's prose, less what would disturb the page around it."""

from __future__ import annotations

import re

from pregon.kernel.prose import to_html

HEADING = re.compile(r"<(/?)h[1-6]>")
LINK = re.compile(r'<a href="([^"]*)">')
WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)


def comment_html(text: str) -> str:
    """Safe HTML. A heading is a paragraph, for the page's own headings stand above it; a link helps nobody's rank."""
    html = HEADING.sub(r"<\1p>", str(to_html(text)))
    return LINK.sub(_link, html)


def _link(found: re.Match[str]) -> str:
    address = found[1]
    if not WEB.match(address):
        return "<a>"
    return f'<a href="{address}" rel="nofollow ugc noopener">'
