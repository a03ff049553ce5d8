"""What a page costs somebody who pays for data: first view, nothing scrolled, nothing kept from before."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Page, Response

MOST_REQUESTS = 8
MOST_BYTES = 150_000
MOST_HTML = 14_000
TEXT = ("text/", "image/svg")


@dataclass(frozen=True)
class Weight:
    """Requests by address, with their bytes as they go through the network."""

    parts: dict[str, int]
    hosts: set[str]
    html: int

    @property
    def total(self) -> int:
        return sum(self.parts.values())


def weigh(page: Page, address: str) -> Weight:
    """Opens the address as a first visit; texts are counted as a server compresses them."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    parts = {answer.url: _bytes(answer) for answer in answers}
    return Weight(parts, {urlsplit(url).netloc for url in parts}, parts[address])


def assert_light(weight: Weight) -> None:
    """The limits of a citizen's page with its photos, on a phone."""
    assert len(weight.parts) <= MOST_REQUESTS, weight.parts
    assert weight.total <= MOST_BYTES, weight.parts
    assert weight.html <= MOST_HTML, weight.html
    assert len(weight.hosts) == 1, weight.hosts


def _bytes(answer: Response) -> int:
    body = answer.body()
    if answer.headers.get("content-type", "").startswith(TEXT):
        return len(brotli.compress(body, quality=6))
    return len(body)
