"""Reading a code from paper as a phone does: it looks at many frames, nearer and farther, until one is clear."""

from __future__ import annotations

import cv2
import numpy
from PIL import Image

FRAMES = (1.0, 0.75, 1.5, 0.6, 1.25, 2.0)


def read_qr(picture: Image.Image) -> str:
    """What the code in the picture says; "" when no frame shows one."""
    detector = cv2.QRCodeDetector()
    for frame in FRAMES:
        size = (round(picture.width * frame), round(picture.height * frame))
        seen, *_ = detector.detectAndDecode(numpy.asarray(picture.convert("RGB").resize(size)))
        if seen:
            return str(seen)
    return ""
