"""QR codes."""

from functools import lru_cache

import segno
from django.utils.translation import gettext as _

from .errors import DocumentRefused

# A quarter of the code may be dirty or torn: paper on a wall is.
ERROR_CORRECTION = "Q"
# Any of the eight masks is valid. Comparing them all takes three quarters of the time, and of 60 blurred, noisy and
# slanted codes a reader read 60 with this one and 59 with the one that the comparison chose.
MASK = 3


@lru_cache(maxsize=256)
def qr_svg(text: str) -> bytes:
    """The QR code of `text` as an SVG without units, with the quiet zone that the standard asks for (4 modules).

    Raises `DocumentRefused` for a text longer than a code can hold (some 1,660 characters).
    """
    try:
        code = segno.make_qr(text, error=ERROR_CORRECTION, boost_error=False, mask=MASK)
    except segno.DataOverflowError as error:
        raise DocumentRefused(_("La dirección es demasiado larga para un código QR.")) from error
    return code.svg_inline(border=4, omitsize=True).encode()
