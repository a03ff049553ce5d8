"""T7: posters with a picture and a QR code, Typst against WeasyPrint, pages per CPU-second.

Both set the same words, picture and code. Every page has its own words and its own address: the compiler
remembers what it has seen, and equal inputs would flatter it.
"""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from .instance import throw_away_instance
from .report import cpu_seconds, interleaved, median, publish, verdict

ROUNDS = 5
MASK = 3
COLD = """
import json, sys, time
words = json.loads(sys.argv[1])
start = time.perf_counter()
from pregon.documents.public import render_pdf
render_pdf("poster", words)
print((time.perf_counter() - start) * 1000, time.process_time() * 1000)
"""
HTML = """<html lang="es"><head><title>{title}</title><style>
@page {{ size: letter; margin: 12mm }} body {{ font-family: "Work Sans"; margin: 0 }}
img.picture {{ width: 100%; height: 95mm; object-fit: cover }} h1 {{ font-size: 48pt; line-height: 1; margin: 7mm 0 }}
p {{ font-size: 20pt }} .when {{ border-left: 2mm solid #0943b5; padding-left: 5mm; font-weight: 600 }}
.strip {{ background: #0943b5; color: white; padding: 5mm; display: flex; gap: 8mm }}
.strip svg, .strip img {{ width: 44mm; background: white }}
</style></head><body><p>Alcaldía de Segovia</p><img class="picture" alt="Paisaje" src="{picture}">
<h1>{title}</h1><p>{text}</p><p class="when">{when}</p>
<div class="strip"><img alt="Código QR" src="{qr}"><div><p>{call}</p><p>{short_address}</p><p>{phone}</p></div></div>
</body></html>"""

_number = itertools.count(1)
_weasyprint_cache: dict[str, Any] = {}


def data(number: int) -> dict[str, Any]:
    """The words of one poster, unlike those of any other."""
    return {
        "title": f"Jornada de vacunación número {number} en la vereda",
        "text": f"El sábado vacunamos gratis a {number} niñas y niños. Lleve el documento y el carné de vacunas.",
        "when": f"Sábado {number % 28 + 1} de marzo de 2026, 8:00 a. m.",
        "call": "Conozca más con la cámara de su celular",
        "paper": "letter",
        "picture_alt": "Paisaje",
        "url": f"https://www.segovia-antioquia.gov.co/r/{number:06x}",
        "short_address": f"segovia-antioquia.gov.co/r/{number:06x}",
        "phone": "604 831 5000",
        "municipality": "Segovia",
        "department": "Antioquia",
    }


def main() -> None:
    figures = interleaved(ROUNDS, {name: _in_own_process(name) for name in CONTESTANTS})
    _tell({name: median(values) for name, values in figures.items()}, _cold_milliseconds())


def _in_own_process(name: str) -> Callable[[], float]:
    """One engine's memory is not the other's burden."""

    def measure() -> float:
        command = [sys.executable, "-m", "bench.t7_documents", name]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    return measure


def measure(name: str) -> float:
    """Pages per CPU-second of one contestant, warm, in this process."""
    throw_away_instance()
    import django

    django.setup()
    work, pages = CONTESTANTS[name]
    picture = _picture()
    work(2, picture)
    return pages / cpu_seconds(lambda: work(pages, picture))


def typst_one_by_one(pages: int, picture: bytes) -> None:
    from pregon.documents.public import render_pdf

    for _ in range(pages):
        render_pdf("poster", data(next(_number)), pictures={"picture": picture})


def typst_batch(pages: int, picture: bytes) -> None:
    from pregon.documents.public import render_pdf_batch

    render_pdf_batch("poster", [(data(next(_number)), {"picture": picture}) for _ in range(pages)])


def weasyprint_one_by_one(pages: int, picture: bytes) -> None:
    for _ in range(pages):
        _weasyprint_document(picture).write_pdf(pdf_variant="pdf/ua-1")


def weasyprint_batch(pages: int, picture: bytes) -> None:
    documents = [_weasyprint_document(picture) for _ in range(pages)]
    every_page = [page for document in documents for page in document.pages]
    documents[0].copy(every_page).write_pdf(pdf_variant="pdf/ua-1")


def _weasyprint_document(picture: bytes) -> Any:
    import segno
    import weasyprint

    values = data(next(_number))
    source = "data:image/jpeg;base64," + base64.b64encode(picture).decode()
    qr = segno.make_qr(values["url"], error="Q", boost_error=False, mask=MASK).svg_data_uri(border=4)
    return weasyprint.HTML(string=HTML.format(**values, picture=source, qr=qr)).render(
        pdf_variant="pdf/ua-1", cache=_weasyprint_cache
    )


def _picture() -> bytes:
    from pregon.demo.pictures import MOTIFS, draw_picture

    return draw_picture(next(iter(MOTIFS)), seed=1)


CONTESTANTS: dict[str, tuple[Callable[[int, bytes], None], int]] = {
    "Typst, one by one": (typst_one_by_one, 60),
    "WeasyPrint, one by one": (weasyprint_one_by_one, 20),
    "Typst, a batch": (typst_batch, 100),
    "WeasyPrint, a batch": (weasyprint_batch, 30),
}


def _cold_milliseconds() -> tuple[float, float]:
    """First page after the start of Python: import, fonts, templates, compilation; by the clock and of CPU."""
    command = [sys.executable, "-c", COLD, json.dumps(data(0))]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(5)]
    return median([float(run[0]) for run in runs]), median([float(run[1]) for run in runs])


def _tell(figures: dict[str, float], cold: tuple[float, float]) -> None:
    one = figures["Typst, one by one"] / figures["WeasyPrint, one by one"]
    batch = figures["Typst, a batch"] / figures["WeasyPrint, a batch"]
    rows: list[dict[str, object]] = [
        {"what": name, "pages per CPU-second": f"{value:.1f}"} for name, value in figures.items()
    ]
    notes = [
        f"one by one: {one:.1f} × WeasyPrint (target 5): {verdict(one, 5)}",
        f"batch: {batch:.1f} × WeasyPrint (target 8): {verdict(batch, 8)}",
        f"first page of a new process: {cold[0]:.0f} ms, {cold[1]:.0f} of them CPU with the start of Python "
        f"(target 250): {verdict(cold[0], 250, at_most=True)}",
    ]
    publish("t7", "T7 posters with picture and QR, PDF/UA-1, every page different", rows, notes)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(measure(sys.argv[1]))
    else:
        main()
