"""What people type, made fit to keep: names, texts, contacts."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from pregon.kernel.folding import fold

from .enums import ContactKind

LONGEST_NAME = 60
LONGEST_TEXT = 4000
SHORTEST_TEXT = 3
MOST_MARKS = 2
JOINER = "\u200d"
SPACES = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n{3,}")
ADDRESS_LIKE = re.compile(r"@|https?:|www\.|\w\.(?:com|co|net|org|info|xyz|top|ru)\b", re.IGNORECASE)
# Who speaks for the municipality wears its mark; a name alone must not look like it.
OF_OFFICE = ("alcaldia", "moderador", "administrador del sitio", "gobernacion", "personeria", "respuesta oficial")
MOBILE = re.compile(r"3\d{9}")


def clean_name(text: str) -> str:
    """A name for the public: one line, letters, at most 60 characters. Raises `ValidationError`."""
    name = " ".join(_visible(text, keep_lines=False).split())
    if len(name) > LONGEST_NAME:
        raise ValidationError(_("Escriba un nombre de hasta %(most)d letras.") % {"most": LONGEST_NAME})
    if sum(letter.isalpha() for letter in name) < 2:
        raise ValidationError(_("Escriba su nombre, por ejemplo Ana Gómez."))
    if ADDRESS_LIKE.search(name):
        raise ValidationError(_("Escriba solo su nombre, sin correo ni enlaces. El nombre se publica."))
    if any(word in fold(name) for word in OF_OFFICE):
        raise ValidationError(_("Ese nombre parece el de una entidad. Escriba su propio nombre."))
    return name


def clean_text(text: str) -> str:
    """What somebody says: without signs that cannot be seen, with at most one empty line between paragraphs.

    Raises `ValidationError` when it is too short or too long.
    """
    if len(text) > LONGEST_TEXT * 2:
        raise ValidationError(_too_long(len(text)))
    seen = _visible(text.replace("\r\n", "\n").replace("\r", "\n"), keep_lines=True)
    cleaned = EMPTY_LINES.sub("\n\n", SPACES.sub(" ", seen)).strip()
    if sum(not letter.isspace() for letter in cleaned.replace(JOINER, "")) < SHORTEST_TEXT:
        raise ValidationError(_("Escriba su opinión."))
    if len(cleaned) > LONGEST_TEXT:
        raise ValidationError(_too_long(len(cleaned)))
    return cleaned


def clean_contact(text: str) -> tuple[ContactKind, str]:
    """A folded e-mail address or a Colombian mobile number as `+573001234567`. Raises `ValidationError`."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if "@" in typed:
        return ContactKind.EMAIL, _address(typed)
    digits = re.sub(r"[\s().-]", "", typed).removeprefix("+").removeprefix("57")
    if MOBILE.fullmatch(digits) and digits.isascii():
        return ContactKind.PHONE, f"+57{digits}"
    raise ValidationError(_("Escriba un correo con @, por ejemplo ana@correo.com."))


def _address(typed: str) -> str:
    local, _at, domain = typed.casefold().rpartition("@")
    try:
        address = f"{local}@{punycode(domain).lower()}"
        validate_email(address)
    except (ValidationError, UnicodeError):
        raise ValidationError(_("Revise el correo: debe ser como ana@correo.com.")) from None
    if len(address) > 254 or not address.isascii() or not address.isprintable() or set(address) & set('"<>()[],;: '):
        raise ValidationError(_("Revise el correo: debe ser como ana@correo.com."))
    return address


def _too_long(length: int) -> str:
    return _("Su texto tiene %(length)d letras. Escriba como máximo %(most)d.") % {
        "length": length,
        "most": LONGEST_TEXT,
    }


def _visible(text: str, *, keep_lines: bool) -> str:
    """Without control signs, turners of direction and letters of no width; marks do not pile up on a letter.

    The joiner stays in texts: families of emoji are made with it.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        is_line = keep_lines and letter in "\n\t"
        is_joiner = keep_lines and letter == JOINER
        if letter.isspace() and not is_line:
            kept.append(" ")
        elif marks <= MOST_MARKS and (category[0] != "C" or is_line or is_joiner):
            kept.append(letter)
    return "".join(kept)
