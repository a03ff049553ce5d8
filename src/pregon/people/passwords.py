"""Passwords that name the place are the first ones tried."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ContextWordsValidator:
    """Refuses passwords made of the municipality's or the product's name (ASVS 6.2.11)."""

    def __init__(self, words: list[str]) -> None:
        self.words = [_fold(word) for word in words]

    def validate(self, password: str, user: object = None) -> None:
        """Raises `ValidationError` when little is left once the known words are taken out."""
        rest = _fold(password)
        for word in self.words:
            rest = rest.replace(word, "")
        if rest != _fold(password) and len(rest) < 8:
            raise ValidationError(
                _("La contraseña se parece al nombre del municipio. Use una frase que solo usted conozca.")
            )

    def get_help_text(self) -> str:
        return _("No use el nombre del municipio ni de la Alcaldía.")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
