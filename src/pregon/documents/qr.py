"""QR codes."""

from functools import lru_cache

import segno

# A quarter of the code may be dirty or torn: paper on a wall is.
ERROR_CORRECTION = "Q"


@lru_cache(maxsize=256)
def qr_svg(text: str) -> str:
    """The QR code of `text` as an SVG without units, with the quiet zone that the standard asks for (4 modules)."""
    return str(segno.make_qr(text, error=ERROR_CORRECTION, boost_error=False).svg_inline(border=4, omitsize=True))
