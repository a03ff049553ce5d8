"""The simple marks that people type (paragraphs, lists, bold, links) as HTML, as plain text and as blocks.

One text serves a web page, a mail, a poster and later a radio script; so it knows no more than all of them can say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# HTML is off: a tag typed by somebody is text. Unsafe link schemes are refused by the library.
_parser = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False}).enable(
    ["paragraph", "list", "emphasis", "link", "autolink", "newline", "escape", "heading"]
)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list of a text, with its words in plain text."""

    kind: str
    lines: list[str] = field(default_factory=list)


def to_html(text: str) -> SafeString:
    """Safe HTML: `<p>`, `<ul>`, `<ol>`, `<h1-6>`, `<strong>`, `<em>`, `<a>`, `<br>` and nothing else."""
    html: SafeString = mark_safe(_parser.render(_tidy(text)))  # noqa: S308 - made by the parser with HTML off
    return html


def to_plain(text: str) -> str:
    """The text without marks, for mails read as text and for paper."""
    return "\n\n".join(_plain_block(block) for block in to_blocks(text))


def to_blocks(text: str) -> list[Block]:
    """The text as a list of paragraphs, headings and lists, for documents."""
    blocks: list[Block] = []
    in_list = False
    for token in _parser.parse(_tidy(text)):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            blocks.append(Block("list"))
            in_list = True
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            in_list = False
        elif token.type == "inline" and in_list:
            blocks[-1].lines.append(_words(token))
        elif token.type == "inline":
            blocks.append(Block("paragraph", [_words(token)]))
    return blocks


def _plain_block(block: Block) -> str:
    return "\n".join(f"- {line}" for line in block.lines) if block.kind == "list" else block.lines[0]


def _words(token: Token) -> str:
    """The words of an inline token; a link is followed by its address."""
    words, address = [], ""
    for child in token.children or []:
        if child.type == "text":
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif child.type == "link_open":
            address = str(child.attrs.get("href", ""))
        elif child.type == "link_close" and words and words[-1] != address:
            words.append(f" ({address})")
    return "".join(words)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()
