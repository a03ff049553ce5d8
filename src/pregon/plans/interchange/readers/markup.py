"""Marks left in a text by the programs that extracted it: HTML tags, Markdown, bullets of all kinds."""

from __future__ import annotations

import html
import re

from ..blocks import BULLET

_TAGS = "p|ul|ol|li|br|b|i|u|strong|em|span|div|font|sup|sub|a|h[1-6]|table|tbody|thead|tr|td|th|hr|center|small"
_LIST_OPEN = re.compile(r"<(?:ul|ol)\b[^<>]*>", re.I)
_ITEM = re.compile(r"<li\b[^<>]*>", re.I)
_LINE = re.compile(r"</?(?:p|ul|ol|br|div|h[1-6]|tr|hr)\b[^<>]*>|</li>", re.I)
_ANY_TAG = re.compile(rf"</?(?:{_TAGS})\b[^<>]*>", re.I)
_INLINE_ITEM = re.compile(r"(?:^|(?<=\s))[-–—•▪●◦*]\s+")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦·○■□➢✓✔►»\uf0b7\uf0a7\uf0d8]|\*(?!\*))\s+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1")
_DANGLING_EMPHASIS = re.compile(r"^\*{2,3}(?=\S)|(?<=\S)\*{2,3}$")
_HASHES = re.compile(r"^#{1,6}\s+(?=\S)")
_SPACES = re.compile(r"[ \xa0\t]+")


def plain(text: str) -> str:
    """`text` without tags and emphasis: paragraphs on lines of their own, items of a list marked "- "."""
    text = _inline_lists(text) if "<" in text else text
    lines = (_plain_line(line) for line in html.unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _inline_lists(text: str) -> str:
    """ "<ul> - a - b" loses its line ends when a table is extracted: after a list tag, each dash begins an item."""
    before, *lists = _LIST_OPEN.split(text)
    parts = [before, *(_INLINE_ITEM.sub(f"\n{BULLET}", after) for after in lists)]
    joined = _ITEM.sub(f"\n{BULLET}", "\n".join(parts))
    return _ANY_TAG.sub("", _LINE.sub("\n", joined))


def _plain_line(line: str) -> str:
    stripped = _HASHES.sub("", line.strip())
    without_bullet = _BULLET.sub("", stripped, count=1)
    is_item = without_bullet != stripped
    words = _SPACES.sub(" ", _DANGLING_EMPHASIS.sub("", _EMPHASIS.sub(r"\2", without_bullet))).strip()
    return f"{BULLET}{words}" if is_item and words else words


def is_heading(line: str) -> bool:
    """Whether Markdown or bold marks make the whole line a heading."""
    line = line.strip()
    return bool(_HASHES.match(line)) or bool(re.fullmatch(r"\*\*[^*]+\*\*:?", line))
