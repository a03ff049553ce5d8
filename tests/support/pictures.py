"""Pictures as a phone would send them."""

import io
import random

from PIL import Image


def jpeg(size: tuple[int, int] = (60, 40)) -> bytes:
    """A small photo."""
    output = io.BytesIO()
    Image.new("RGB", size, (30, 120, 80)).save(output, "JPEG")
    return output.getvalue()


def noise(seed: int, size: tuple[int, int] = (1200, 800)) -> bytes:
    """A photo with the detail that a camera's has: soft shapes in the large, grain in the small."""
    rows = random.Random(seed)  # noqa: S311
    small = Image.frombytes("RGB", (24, 16), rows.randbytes(24 * 16 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 12).convert("RGB")
    output = io.BytesIO()
    Image.blend(small, grain, 0.2).save(output, "JPEG", quality=85)
    return output.getvalue()
