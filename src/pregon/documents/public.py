"""What other packages may use of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .engine import typeset_pdf, typeset_png
from .errors import DocumentRefused, TextDoesNotFit
from .qr import qr_svg

__all__ = ["DocumentRefused", "TextDoesNotFit", "qr_svg", "render_pdf", "render_pdf_batch", "render_preview_png"]


def render_pdf(template: str, data: Mapping[str, Any], *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """A tagged PDF (PDF/UA-1) with a text layer, from `poster`, `plan`, `minutes`, `codes` or `form`.

    `data` is plain JSON; `data["url"]` becomes a QR code. `pictures` are JPEG, PNG, WebP or GIF by the names that the
    template knows (`picture`, `shield`). Raises `TextDoesNotFit` and `DocumentRefused`, with words for the person,
    and `ValueError` for a template that does not exist.
    """
    return typeset_pdf(template, [(data, pictures or {})])


def render_pdf_batch(template: str, items: Sequence[tuple[Mapping[str, Any], Mapping[str, bytes]]]) -> bytes:
    """Many documents in one PDF, in their order: faster per page than one by one, and printed at once."""
    return typeset_pdf(template, items)


def render_preview_png(
    template: str, data: Mapping[str, Any], *, pictures: Mapping[str, bytes] | None = None, ppi: float = 80
) -> bytes:
    """The first page as a PNG of `ppi` pixels per inch, to look at before printing; raises as `render_pdf`."""
    return typeset_png(template, (data, pictures or {}), ppi=ppi)
