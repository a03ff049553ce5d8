"""What the typesetter accepts: known templates, and no more words or pixels than paper can use."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Mapping
from typing import Any

import filetype
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from .errors import DocumentRefused, TextDoesNotFit

# The characters of its data, as JSON, that each document takes. A page of paper has room for some 3,000; the plan's
# bound keeps the longest one to a few seconds.
LARGEST_DATA = {"poster": 20_000, "plan": 1_500_000, "minutes": 600_000, "codes": 120_000, "form": 300_000}
PICTURE_TYPES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
LARGEST_PICTURE_BYTES = 20 * 1024 * 1024
# A small file can promise a picture that fills the memory when opened. This is letter size at 600 dots per inch.
LARGEST_PICTURE_PIXELS = 5100 * 6600


def check_template(template: str) -> None:
    """Raises `ValueError` for a name that is not one of our templates, so that no name becomes a path."""
    if template not in LARGEST_DATA:
        raise ValueError(f"No template is called {template!r}")


def check_words(template: str, data: Mapping[str, Any]) -> None:
    """Raises `TextDoesNotFit` before setting what certainly does not fit."""
    if len(json.dumps(data, ensure_ascii=False)) > LARGEST_DATA[template]:
        raise TextDoesNotFit


def picture_suffix(content: bytes) -> str:
    """The file ending of a picture, by its content; raises `DocumentRefused` for what cannot be printed."""
    kind = filetype.guess(content)
    if kind is None or kind.mime not in PICTURE_TYPES:
        raise DocumentRefused(_("La imagen no se puede imprimir: use JPG, PNG, WebP o GIF."))
    if len(content) > LARGEST_PICTURE_BYTES or _pixels(content) > LARGEST_PICTURE_PIXELS:
        raise DocumentRefused(_("La imagen es demasiado grande para imprimirla. Use una más pequeña."))
    return PICTURE_TYPES[kind.mime]


def _pixels(content: bytes) -> int:
    """By the picture's header, without opening the rest."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of what we refuse in our own words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                return picture.width * picture.height
    except Image.DecompressionBombError:
        return LARGEST_PICTURE_PIXELS + 1
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise DocumentRefused(_("La imagen está dañada y no se puede imprimir. Elija otra.")) from error
