"""The typesetter under load."""

from __future__ import annotations

import io
import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import pytest
import typst
from PIL import Image

from pregon.documents.engine import FONTS, _engine, typeset_pdf
from pregon.documents.public import DocumentRefused, TextDoesNotFit, qr_svg, render_pdf, render_preview_png

from .test_poster import picture, poster_data, words


def test_threads_get_each_their_own_document() -> None:
    titles = [f"Vereda número {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        pdfs = list(pool.map(lambda title: render_pdf("poster", poster_data(title=title)), titles))
    assert [title in words(pdf) for title, pdf in zip(titles, pdfs, strict=True)] == [True] * 24


def test_pictures_do_not_stay_behind() -> None:
    render_pdf("poster", poster_data(), pictures={"picture": picture()})
    assert list((_engine().root / "pictures").iterdir()) == []


def test_the_next_picture_takes_the_name_of_the_last_one_and_is_still_itself() -> None:
    def look(colour: str) -> tuple[int, int, int]:
        content = picture(colour=colour)
        png = render_preview_png("poster", poster_data(), pictures={"picture": content}, ppi=20)
        found = Image.open(io.BytesIO(png)).convert("RGB")
        red, green, blue = found.getpixel((found.width // 2, found.height // 5))
        return red // 128, green // 128, blue // 128

    assert [look(colour) for colour in ("red", "lime", "blue", "red")] == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 0)]


def test_a_picture_that_comes_again_in_a_batch_is_written_once() -> None:
    items = [(poster_data(), {"picture": picture(), "shield": picture()})] * 3
    with _engine()._pictures_of(items) as data:
        assert [file.name for file in (_engine().root / "pictures").iterdir()] == ["0.jpg"]
    assert [item["pictures"] for item in data] == [{"picture": "/pictures/0.jpg", "shield": "/pictures/0.jpg"}] * 3


def test_a_forked_process_has_a_folder_of_its_own() -> None:
    ours = _engine().root
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_folder_of_this_process) != str(ours)
    assert ours.is_dir()


def _folder_of_this_process() -> str:
    return str(_engine().root)


def test_the_compiler_reads_nothing_outside_its_folder() -> None:
    with pytest.raises(typst.TypstError, match="escape the project root"):
        _engine()._compiler.compile(input=b'#read("/../../../etc/hostname")')


def test_a_fault_of_a_template_is_not_blamed_on_the_person() -> None:
    with pytest.raises(typst.TypstError):
        typeset_pdf("poster", [({"title": "Sin lo demás"}, {})])


def test_a_code_is_an_image_with_a_quiet_zone() -> None:
    assert qr_svg("https://segovia.example/r/a").startswith(b"<svg")


def test_an_address_too_long_for_a_code_is_refused_with_words() -> None:
    with pytest.raises(DocumentRefused, match="demasiado larga"):
        qr_svg("https://segovia.example/" + "a" * 3000)


@pytest.mark.parametrize("name", ["../poster", "/etc/passwd", "design", ""])
def test_only_our_documents_have_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="No template"):
        render_pdf(name, poster_data())


def test_words_without_end_are_refused_before_they_are_set() -> None:
    with pytest.raises(TextDoesNotFit):
        render_pdf("poster", poster_data(text="palabra " * 100_000))


def test_no_font_of_the_machine_is_used() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    assert sorted(fonts.families()) == ["Noto Emoji", "Work Sans"]
