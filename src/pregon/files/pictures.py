"""Pictures are decoded and written anew: what was hidden in them (place, serial number, scripts) stays behind."""

from __future__ import annotations

import io
import warnings
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000
LONGEST_SIDE = 2000
JPEG_QUALITY = 82


def clean_picture(upload: IO[bytes]) -> bytes:
    """The picture as JPEG bytes, upright, at most `LONGEST_SIDE` pixels, without metadata.

    Raises `ValidationError` for what is no picture, is damaged or is larger than `MAX_PIXELS`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _rewrite(upload)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("La foto está dañada o no es una foto. Tómela de nuevo o elija otra.")) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_("La foto es demasiado grande. Elija una de menos de 50 megapíxeles.")) from error


def _rewrite(upload: IO[bytes]) -> bytes:
    upload.seek(0)
    with Image.open(upload, formats=["JPEG", "PNG", "WEBP", "AVIF"]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        picture.load()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    output = io.BytesIO()
    upright.save(output, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return output.getvalue()
