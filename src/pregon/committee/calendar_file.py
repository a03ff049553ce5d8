"""A session as an iCalendar file (RFC 5545), so that it lands in the calendar of whoever is called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from .enums import SessionState
from .models import Session

LINE = 75  # Octets, without the line break (RFC 5545, 3.1).
LENGTH = timedelta(hours=2)


def calendar_file(session: Session, *, title: str, description: str) -> bytes:
    """The session as one event of two hours; a cancelled one takes its event back."""
    is_cancelled = session.state == SessionState.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pregon//Comite//ES",
        f"METHOD:{'CANCEL' if is_cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:sesion-{session.pk}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}",
        f"DTSTAMP:{_utc(timezone.now())}",
        f"DTSTART:{_utc(session.starts_at)}",
        f"DTEND:{_utc(session.starts_at + LENGTH)}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(session.place or session.link)}",
        f"DESCRIPTION:{_escaped(description)}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        f"SEQUENCE:{int(is_cancelled)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(part for line in lines for part in _folded(line))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter.isprintable())


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of whole letters; each further one begins with a space."""
    piece = b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > LINE:
            yield piece + b"\r\n"
            piece = b" "
        piece += encoded
    yield piece + b"\r\n"
