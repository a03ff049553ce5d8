"""Pictures as a phone would send them."""

import io

from PIL import Image


def jpeg(size: tuple[int, int] = (60, 40)) -> bytes:
    """A small photo."""
    output = io.BytesIO()
    Image.new("RGB", size, (30, 120, 80)).save(output, "JPEG")
    return output.getvalue()
