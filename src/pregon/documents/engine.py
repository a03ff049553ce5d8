"""The typesetter: one Typst compiler per process, kept warm.

Data reaches a template as JSON in `sys.inputs` and nowhere else, so that nothing a person wrote can become markup.
The compiler reads files in one folder only: a private one with the templates and, for the time of one document,
its pictures. It is loaded with the first document, because most processes never set one.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _

from .bounds import check_template, check_words, picture_suffix
from .errors import DocumentRefused, TextDoesNotFit
from .qr import qr_svg

if TYPE_CHECKING:
    from typst import TypstError

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
# The standard of tagged, accessible PDF: the compiler refuses what does not meet it.
PDF_STANDARD: Literal["ua-1"] = "ua-1"

Item = tuple[Mapping[str, Any], Mapping[str, bytes]]


def typeset_pdf(template: str, items: Sequence[Item]) -> bytes:
    """The items, one after another, as one PDF."""
    return _engine().compile(template, items, kind="pdf")


def typeset_png(template: str, item: Item, *, ppi: float) -> bytes:
    """The first page as a picture."""
    return _engine().compile(template, [item], kind="png", ppi=ppi)


class Engine:
    """The compiler and the folder that it may read."""

    def __init__(self) -> None:
        import typst

        self.root = Path(tempfile.mkdtemp(prefix="pregon-documents-"))
        shutil.copytree(TEMPLATES, self.root, dirs_exist_ok=True)
        # One folder for all documents: to make and remove one takes a millisecond, a tenth of a page.
        self._pictures = self.root / "pictures"
        self._pictures.mkdir()
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self._compiler = typst.Compiler(root=str(self.root), font_paths=fonts)
        # The compiler serves one document at a time.
        self._lock = threading.Lock()

    def compile(
        self, template: str, items: Sequence[Item], *, kind: Literal["pdf", "png"], ppi: float | None = None
    ) -> bytes:
        """Sets the items; raises `TextDoesNotFit` or `DocumentRefused`, and `ValueError` for an unknown template."""
        check_template(template)
        for data, _pictures in items:
            check_words(template, data)
        return self._set(template, items, kind=kind, ppi=ppi)

    def _set(self, template: str, items: Sequence[Item], *, kind: Literal["pdf", "png"], ppi: float | None) -> bytes:
        from typst import TypstError

        with self._lock, self._pictures_of(items) as data:
            try:
                made = self._compiler.compile(
                    input=str(self.root / f"{template}.typ"),
                    sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                    format=kind,
                    ppi=ppi,
                    pdf_standards=PDF_STANDARD if kind == "pdf" else None,
                )
            except TypstError as error:
                raise _in_our_words(error) from error
        # A picture of many pages comes as a list.
        first = made[0] if isinstance(made, list) else made
        assert first is not None  # noqa: S101 - only with an output file there is nothing to answer
        return first

    @contextmanager
    def _pictures_of(self, items: Sequence[Item]) -> Iterator[list[dict[str, Any]]]:
        """The data of the items, with their pictures as files that go away afterwards."""
        known: dict[bytes, str] = {}
        try:
            yield [_complete(data, _write(self._pictures, pictures, known)) for data, pictures in items]
        finally:
            for file in self._pictures.iterdir():
                file.unlink()


def _engine() -> Engine:
    return _engine_of(os.getpid())


@lru_cache(maxsize=1)
def _engine_of(process: int) -> Engine:
    """A forked process gets an engine of its own: in one folder their pictures would take each other's names."""
    engine = Engine()
    atexit.register(_remove, engine.root, process)
    return engine


def _remove(root: Path, process: int) -> None:
    """Only the process that made a folder removes it."""
    if os.getpid() == process:
        shutil.rmtree(root, ignore_errors=True)


def _complete(data: Mapping[str, Any], pictures: dict[str, str]) -> dict[str, Any]:
    qr = {"qr": qr_svg(data["url"]).decode()} if data.get("url") else {}
    return {**data, **qr, "pictures": pictures}


def _write(folder: Path, pictures: Mapping[str, bytes], known: dict[bytes, str]) -> dict[str, str]:
    """Paths by name, as a template names them; a picture that comes again is written once.

    File names are used again by the next document: the compiler keeps the last content of every path that it has
    ever read, so names made from the content would fill the memory (0.6 MB for each poster's photo, measured).
    """
    for content in pictures.values():
        if content not in known:
            file = folder / f"{len(known)}.{picture_suffix(content)}"
            file.write_bytes(content)
            known[content] = f"/{folder.name}/{file.name}"
    return {name: known[content] for name, content in pictures.items()}


def _in_our_words(error: TypstError) -> Exception:
    """What the person can mend; a fault of the template stays what it is."""
    if "does-not-fit" in error.message:
        return TextDoesNotFit()
    if "decode image" in error.message:
        return DocumentRefused(_("La imagen está dañada y no se puede imprimir. Elija otra."))
    return error
