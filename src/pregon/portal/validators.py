"""What may be written into the fields of public pages."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SCHEMES = {"http", "https", "mailto", "tel"}


def validate_link_target(target: str) -> None:
    """An address of the web, a mail, a telephone or a path of this site; never a script. Raises `ValidationError`."""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        scheme = "?"
    is_path = not scheme and target.startswith(("/", "#")) and not target.startswith(("//", "/\\"))
    if not target.isprintable() or " " in target or not (is_path or scheme in SCHEMES):
        raise ValidationError(_("Escriba una dirección completa, por ejemplo https://www.gov.co o /noticias/."))
