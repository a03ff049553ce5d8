"""All pictures of the manual and the README's cover: `python tools/screenshots.py http://localhost:8000`.

The address is where the demo's Segovia is served. Its data stay as they are: one document is uploaded to show what an
import asks, and not saved in the plan.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from pregon.demo.story import PASSWORD  # noqa: E402
from tests.support.browser import ARGUMENTS, EXECUTABLE  # noqa: E402

IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 120_000
QUALITIES = (90, 84, 76, 66, 50)
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 360, "height": 740}
DRAFT = "Aprenda a usar los servicios en línea en la biblioteca"
POSTER = "La Alcaldesa rinde cuentas en el coliseo"
SENT = "Agua: dos días de presión baja en la parte alta"
COVER = ({"width": 900, "height": 800}, {"width": 360, "height": 800})

Preparation = Callable[[Page], object]


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, at which address, what is clicked on the way, and what is kept.

    `part` is a selector to keep alone; else the window is kept, `height` pixels of it (0: the window's own).
    """

    name: str
    who: str
    path: str
    links: tuple[str, ...] = ()
    phone: bool = False
    prepare: Preparation | None = None
    part: str = ""
    height: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="where the demo's Segovia is served")
    parser.add_argument("names", nargs="*", help="only these pictures")
    wanted = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(EXECUTABLE), args=[*ARGUMENTS, "--lang=es-419"], env={**os.environ, "LANGUAGE": "es"}
        )
        Camera(browser, wanted.address.rstrip("/")).take_all(wanted.names)
        browser.close()


class Camera:
    """A browser signed in as each person once."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.sessions: dict[str, str] = {}

    def take_all(self, names: list[str]) -> None:
        for shot in SHOTS:
            if not names or shot.name in names:
                self._keep(shot.name, self._take(shot))
        if not names or "afiche" in names:
            self._keep("afiche", self._poster())
        if not names or "portada" in names:
            self._cover().save(IMAGES / "portada.png", optimize=True)

    def _keep(self, name: str, picture: Image.Image) -> None:
        size = save_small(picture, IMAGES / f"{name}.webp")
        print(f"{name}.webp {picture.width} × {picture.height}, {size // 1000} kB")

    def _take(self, shot: Shot) -> Image.Image:
        page = self._page(shot.who, PHONE if shot.phone else DESKTOP, sharp=shot.phone)
        self._go(page, shot.path, shot.links)
        if shot.prepare:
            shot.prepare(page)
        if shot.height:
            width = (page.viewport_size or DESKTOP)["width"]
            page.set_viewport_size({"width": width, "height": shot.height})
        page.wait_for_timeout(600)  # pictures decode, previews fit their frames
        data = page.locator(shot.part).first.screenshot() if shot.part else page.screenshot()
        page.context.close()
        return Image.open(io.BytesIO(data)).convert("RGB")

    def _go(self, page: Page, path: str, links: tuple[str, ...]) -> None:
        answer = page.goto(self.address + path)
        if answer is None or not answer.ok:
            sys.exit(f"{path}: {answer and answer.status}")
        for link in links:
            page.locator("main").get_by_role("link", name=link).first.click()
        page.wait_for_load_state("networkidle")

    def _page(self, who: str, window: dict[str, int], *, sharp: bool = False) -> Page:
        context = self._context(window, 2 if sharp else 1, self._session(who) if who else None)
        return context.new_page()

    def _context(self, window: dict[str, int], scale: int, session: str | None) -> BrowserContext:
        return self.browser.new_context(
            viewport={"width": window["width"], "height": window["height"]},
            device_scale_factor=scale,
            has_touch=scale > 1,
            locale="es-CO",
            reduced_motion="reduce",
            storage_state=session,
        )

    def _session(self, who: str) -> str:
        """The file with the person's cookies; signed in the first time, and the greeting read."""
        if who not in self.sessions:
            page = self._context(DESKTOP, 1, None).new_page()
            page.goto(f"{self.address}/cuenta/login/")
            page.fill("input[name=login]", f"{who}@segovia.example")
            page.fill("input[name=password]", PASSWORD)
            page.click("button[type=submit]")
            page.wait_for_url("**/oficina/")
            self.sessions[who] = str(Path(tempfile.mkdtemp()) / "session.json")
            page.context.storage_state(path=self.sessions[who])
            page.context.close()
        return self.sessions[who]

    def _poster(self) -> Image.Image:
        """The first page of a poster's PDF, as it comes out of the printer."""
        page = self._page("comunicaciones", DESKTOP)
        self._go(page, "/oficina/difusion/", (POSTER,))
        link = page.locator("a[href*='afiche-carta.pdf']").first.get_attribute("href")
        pdf = pypdfium2.PdfDocument(page.request.get(f"{self.address}{link}").body())
        return pdf[0].render(scale=1).to_pil().convert("RGB")

    def _cover(self) -> Image.Image:
        """«Hoy» beside what the citizen sees on a phone, 1280 pixels wide."""
        views = (("comunicaciones", "/oficina/"), ("", "/"))
        pictures = [self._view(*view, window) for view, window in zip(views, COVER, strict=True)]
        cover = Image.new("RGB", (1280, COVER[0]["height"]), "#c9c4ba")
        cover.paste(pictures[0], (0, 0))
        cover.paste(pictures[1], (1280 - COVER[1]["width"], 0))
        ImageDraw.Draw(cover).rectangle((0, 0, cover.width - 1, cover.height - 1), outline="#c9c4ba")
        return cover.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    def _view(self, who: str, path: str, window: dict[str, int]) -> Image.Image:
        page = self._page(who, window)
        self._go(page, path, ())
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save_small(picture: Image.Image, path: Path) -> int:
    """Writes the best WebP of at most `MOST_BYTES`; answers its bytes."""
    for quality in QUALITIES:
        picture.save(path, quality=quality, method=6)
        if path.stat().st_size <= MOST_BYTES:
            break
    return path.stat().st_size


def open_mail_card(page: Page) -> None:
    """Opens the card of the mail on the composer; its preview is in a frame of its own."""
    page.locator("details#email > summary").click()
    page.wait_for_load_state("networkidle")


def read_document(page: Page) -> None:
    """Uploads a plan that says too little, to show what is asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan-de-comunicaciones.docx"
        incomplete_plan().save(str(path))
        page.set_input_files("input[type=file]", str(path))
        page.get_by_role("button", name="Leer el documento").click()
        page.wait_for_url("**/importar/*/")


def incomplete_plan() -> docx.document.Document:
    """A table with rows that an import cannot place for sure."""
    document = docx.Document()
    document.add_heading("Plan de comunicaciones", 0)
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Actividades", "Encargado", "Metas", "Medios"),
        ("Divulgar los trámites en línea", "Encargada de comunicaciones", "40 contenidos", "Sitio web y afiches"),
        ("Visitar las veredas", "Comité GEL", "10 visitas", "Perifoneo"),
        ("Feria de servicios en el parque", "", "", ""),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return document


def follow_unsubscribe(page: Page) -> None:
    """From a message that was sent to the page where its reader retires. Looking retires nobody."""
    page.locator("a[href*='/oficina/correo/mensajes/']").first.click()
    words = page.locator("main").inner_text()
    link = next(word for word in words.split() if "/correo/baja/" in word).strip("<>")
    page.goto(page.url.split("/oficina/")[0] + link[link.index("/correo/baja/") :])


SHOTS = (
    Shot("entrar", "", "/cuenta/login/", height=620),
    Shot("segundo-factor", "salud", "/cuenta/2fa/", height=620),
    Shot("hoy", "comunicaciones", "/oficina/"),
    Shot("hoy-celular", "salud", "/oficina/", phone=True),
    Shot("evidencia-celular", "salud", "/oficina/plan/", ("Visitar colegios", "Registrar evidencia"), phone=True),
    Shot("difusion", "comunicaciones", "/oficina/difusion/"),
    Shot("elegir-accion", "comunicaciones", "/oficina/difusion/nueva/", height=520),
    Shot("pieza", "comunicaciones", "/oficina/difusion/", (DRAFT,), height=1000),
    Shot("canal-correo", "comunicaciones", "/oficina/difusion/", (DRAFT,), prepare=open_mail_card, part="#email"),
    Shot("calle-celular", "salud", "/oficina/", ("Subir foto",), phone=True),
    Shot("correo-cuenta", "comunicaciones", "/oficina/correo/", (SENT,), height=760),
    Shot("plan", "gel", "/oficina/plan/", height=1000),
    Shot("accion", "gel", "/oficina/plan/", ("Divulgar los eventos",), height=1000),
    Shot("indicador", "gel", "/oficina/plan/", ("13 de 40",), height=1000),
    Shot("importar", "gel", "/oficina/plan/importar/", prepare=read_document, height=900),
    Shot("catalogo", "gel", "/oficina/plan/catalogo/"),
    Shot("comite", "gel", "/oficina/comite/", height=760),
    Shot("encuesta", "comunicaciones", "/oficina/encuestas/", ("¿De qué hablamos",), height=900),
    Shot("resultados", "", "/encuestas/como-le-fue-en-la-ventanilla/resultados/", height=1150),
    Shot("foro", "comunicaciones", "/oficina/foros/", ("¿Qué días debe abrir",), height=860),
    Shot("calendario", "gel", "/oficina/plan/calendario/"),
    Shot("personas", "sitio", "/oficina/users/", height=700),
    Shot("identidad", "sitio", "/oficina/settings/portal/municipalidentity/1/"),
    Shot("pagina", "sitio", "/oficina/pages/3/", ("Accesibilidad",)),
    Shot("trabajos", "sitio", "/oficina/trabajos/"),
    Shot("inicio-celular", "", "/", phone=True),
    Shot("plan-publico", "", "/plan/"),
    Shot("baja-celular", "comunicaciones", "/oficina/correo/", (SENT,), prepare=follow_unsubscribe, phone=True),
)


if __name__ == "__main__":
    main()
