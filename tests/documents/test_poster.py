"""The poster as a person meets it: printed, scanned, read aloud."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from pregon.documents.public import (
    DocumentRefused,
    TextDoesNotFit,
    render_pdf,
    render_pdf_batch,
    render_preview_png,
)
from tests.support.qr import read_qr

PAPERS = {"letter": (612, 792), "a4": (595, 842)}
LONG_TITLE = "Inscripción, novedades y cancelación del impuesto de Industria y Comercio en línea ahora"
LONG_TEXT = ("Haga estos tres trámites desde su casa o desde la Alcaldía, sin filas ni intermediarios. " * 4)[:280]
LONG_WHEN = ("De lunes a viernes, de 8:00 a. m. a 12:00 m. y de 2:00 a 6:00 p. m., primer piso, oficina 104. " * 2)[
    :120
]


def poster_data(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Jornada de vacunación en la vereda El Cristo",
        "text": "El sábado vacunamos gratis a niñas y niños. Lleve el carné.",
        "when": "Sábado 14 de marzo de 2026, 8:00 a. m.",
        "call": "Conozca más con la cámara de su celular",
        "paper": "letter",
        "picture_alt": "Una enfermera vacuna a una niña",
        "url": "https://www.segovia.example/r/k7m2qp",
        "short_address": "www.segovia.example/r/k7m2qp",
        "phone": "604 831 5000",
        "municipality": "Segovia",
        "department": "Antioquia",
        **changes,
    }


def picture(kind: str = "JPEG", *, colour: str = "#7FA08C") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(content, kind)
    return content.getvalue()


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    yield document
    document.close()


def words(pdf: bytes) -> str:
    with opened(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def alternatives(document: pypdfium2.PdfDocument) -> list[str]:
    """The alternative texts of the first page, in the order of reading."""
    raw = pypdfium2.raw
    tree = raw.FPDF_StructTree_GetForPage(document[0])
    roots = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, place) for place in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    found = [text for root in roots for text in _alternatives_under(root)]
    raw.FPDF_StructTree_Close(tree)
    return found


def _alternatives_under(element: Any) -> Iterator[str]:
    raw = pypdfium2.raw
    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetAltText(element, buffer, size)
        yield buffer.raw[: size - 2].decode("utf-16-le")
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from _alternatives_under(child)


def scanned(png: bytes) -> str:
    return read_qr(Image.open(io.BytesIO(png)))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("pictures", [{}, {"picture": picture()}], ids=["plain", "picture"])
def test_a_poster_is_one_page_of_its_paper(paper: str, pictures: dict[str, bytes]) -> None:
    with opened(render_pdf("poster", poster_data(paper=paper), pictures=pictures)) as document:
        assert [tuple(round(side) for side in page.get_size()) for page in document] == [PAPERS[paper]]


@pytest.mark.parametrize("pictures", [{}, {"picture": picture(), "shield": picture("PNG")}], ids=["plain", "pictures"])
def test_its_words_can_be_searched_and_read_aloud(pictures: dict[str, bytes]) -> None:
    data = poster_data()
    said = words(render_pdf("poster", data, pictures=pictures))
    for name in ("title", "text", "when", "call", "short_address", "phone"):
        assert data[name] in said


def test_its_code_leads_to_the_address() -> None:
    assert scanned(render_preview_png("poster", poster_data(), ppi=120)) == "https://www.segovia.example/r/k7m2qp"


def test_it_meets_the_standard_of_accessible_pdf() -> None:
    pdf = render_pdf("poster", poster_data(), pictures={"picture": picture()})
    assert b"pdfuaid" in pdf
    with opened(pdf) as document:
        assert document.get_metadata_value("Title") == "Jornada de vacunación en la vereda El Cristo"
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("pictures", [{}, {"picture": picture()}], ids=["plain", "picture"])
def test_the_longest_words_that_the_form_takes_fit(paper: str, pictures: dict[str, bytes]) -> None:
    data = poster_data(paper=paper, title=LONG_TITLE, text=LONG_TEXT, when=LONG_WHEN)
    pdf = render_pdf("poster", data, pictures=pictures)
    assert LONG_TEXT.strip() in words(pdf)
    with opened(pdf) as document:
        assert len(document) == 1


def test_words_that_nobody_could_read_are_refused() -> None:
    with pytest.raises(TextDoesNotFit, match="Acórtelo"):
        render_pdf("poster", poster_data(text=LONG_TEXT * 6))


def test_one_endless_word_is_refused_and_does_not_leave_the_paper() -> None:
    with pytest.raises(TextDoesNotFit):
        render_pdf("poster", poster_data(title="Desoxirribonucleico" * 4))


def test_emoji_have_a_drawing() -> None:
    plain = render_preview_png("poster", poster_data(title="Opine", text="", when=""))
    festive = render_preview_png("poster", poster_data(title="Opine 🎉", text="", when=""))
    missing = render_preview_png("poster", poster_data(title="Opine \U000f0000", text="", when=""))
    assert len({plain, festive, missing}) == 3


@pytest.mark.parametrize(
    "markup", ["#panic()", '#image("/etc/passwd")', "*a* _b_ $x$ <l> @r `c`", '"] #let x = 1', r'\u{41} \ ]["']
)
def test_what_a_person_types_is_never_markup(markup: str) -> None:
    assert markup.replace("'", "’") in words(render_pdf("poster", poster_data(text=markup)))


def test_a_damaged_picture_is_refused_with_words() -> None:
    with pytest.raises(DocumentRefused, match="dañada"):
        render_pdf("poster", poster_data(), pictures={"picture": picture()[:300]})


def test_what_is_no_picture_is_refused_with_words() -> None:
    with pytest.raises(DocumentRefused, match="JPG"):
        render_pdf("poster", poster_data(), pictures={"picture": b"#!/bin/sh"})


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header() -> None:
    content = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(content, "PNG")
    assert len(content.getvalue()) < 20_000
    with pytest.raises(DocumentRefused, match="demasiado grande"):
        render_pdf("poster", poster_data(), pictures={"picture": content.getvalue()})


def test_a_drawing_that_could_name_other_files_is_no_picture() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd" width="5" height="5"/></svg>'
    with pytest.raises(DocumentRefused, match="JPG"):
        render_pdf("poster", poster_data(), pictures={"picture": drawing})


def test_a_picture_that_nobody_described_is_an_ornament() -> None:
    pdf = render_pdf("poster", poster_data(picture_alt=""), pictures={"picture": picture()})
    with opened(pdf) as document:
        assert alternatives(document) == ["Código QR que lleva a https://www.segovia.example/r/k7m2qp"]


def test_picture_shield_and_code_are_described_to_those_who_listen() -> None:
    pdf = render_pdf("poster", poster_data(), pictures={"picture": picture(), "shield": picture("PNG")})
    with opened(pdf) as document:
        assert alternatives(document) == [
            "Escudo de Segovia",
            "Una enfermera vacuna a una niña",
            "Código QR que lleva a https://www.segovia.example/r/k7m2qp",
        ]


def test_what_is_not_given_is_left_out() -> None:
    needed = {name: poster_data()[name] for name in ("title", "url", "short_address", "municipality")}
    assert "Jornada de vacunación" in words(render_pdf("poster", needed))


def test_many_posters_come_in_one_pdf_each_with_its_own_code() -> None:
    items = [
        (poster_data(title=f"Vereda {number}", url=f"https://segovia.example/r/{number}"), {}) for number in range(3)
    ]
    with opened(render_pdf_batch("poster", items)) as document:
        pages = [page.render(scale=2).to_pil() for page in document]
        titles = [page.get_textpage().get_text_range() for page in document]
    codes = [read_qr(page) for page in pages]
    assert codes == [f"https://segovia.example/r/{number}" for number in range(3)]
    assert [f"Vereda {number}" in title for number, title in enumerate(titles)] == [True, True, True]
