"""Text with lines and "- " items into the things it lists."""

from __future__ import annotations

import re

from ..blocks import BULLET, says_something

LONGEST_SENTENCE = 5000  # characters
ENDS_A_SENTENCE = re.compile(r"[.:;!?…»”\"][)\]]?$")


def starts_lower(text: str) -> bool:
    first = next((letter for letter in text if letter.isalpha()), "")
    return bool(first) and first.islower() and text.lstrip("(«\"'“¿¡")[:1] == first


def is_unfinished(text: str) -> bool:
    """Whether something must follow: no full stop, colon or the like at its end."""
    return bool(text) and not ENDS_A_SENTENCE.search(text.rstrip())


def continues(before: str, text: str) -> bool:
    """Whether `text` reads as the rest of the sentence `before`. No sentence goes on for pages."""
    if len(before) > LONGEST_SENTENCE or text.startswith(BULLET):
        return False
    return is_unfinished(before) and starts_lower(text)


def lines_of(text: str) -> list[str]:
    """Non-blank lines, each begun item marked "- "; a line that continues the one above is joined to it."""
    lines: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if not says_something(line):
            continue
        if lines and continues(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def items_of(text: str) -> list[str]:
    """What a cell lists: its "- " items and the lines before them, without the mark."""
    return [line.removeprefix(BULLET).strip() for line in lines_of(text)]


def has_bullets(text: str) -> bool:
    return any(line.startswith(BULLET) for line in lines_of(text))


def on_one_line(text: str) -> str:
    """A title that holds a list stays one title."""
    return " ".join(items_of(text))


def without_full_stop(text: str) -> str:
    """Names do not end in a full stop; "etc." and initials keep theirs."""
    text = text.strip()
    if text.endswith(".") and not re.search(r"(?:\betc|\b[A-ZÁÉÍÓÚÑ]|\.\.)\.$", text):
        return text[:-1].rstrip()
    return text


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def split_outside_brackets(text: str, separator: str) -> list[str]:
    """Splits at `separator` where it does not stand inside parentheses."""
    parts, depth = [""], 0
    for letter in text:
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        if letter == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if says_something(part)]
