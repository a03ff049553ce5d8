"""`pregon demo`: two living municipalities to look at and to break."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from pregon.kernel.instance import FILE_NAME, load_instance

from ..environment import start_django
from ..errors import Refused
from ..preparation import prepare
from .init import create_instance

MUNICIPALITIES = {
    "segovia": {
        "name": "Segovia",
        "divipola": "05736",
        "department": "Antioquia",
        "base_url": "http://localhost:8000",
    },
    "san-pedro": {
        "name": "San Pedro de los Milagros",
        "divipola": "05664",
        "department": "Antioquia",
        "base_url": "http://localhost:8001",
    },
}
BUILT = "demo-built"


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "demo",
        help="crea dos municipios de demostración",
        description="Crea CARPETA/segovia y CARPETA/san-pedro con sus planes, su gente y un mes de trabajo. "
        "Lo que ya está completo se deja como está.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta para los dos municipios")
    parser.add_argument("--only", choices=MUNICIPALITIES, metavar="MUNICIPIO", help="solo uno: segovia o san-pedro")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    if options.only:
        return _build(options.folder / options.only, options.only)
    for key in MUNICIPALITIES:
        if not (options.folder / key / "state" / BUILT).exists():
            _build_in_child(options.folder, key)
    for key, municipality in MUNICIPALITIES.items():
        print(f"{municipality['name']}:\n{(options.folder / key / 'state' / BUILT).read_text(encoding='utf-8')}")
    print(f"Para verlos: pregon serve {' '.join(str(options.folder / key) for key in MUNICIPALITIES)}", flush=True)
    return None


def _build_in_child(folder: Path, key: str) -> None:
    # A process serves one instance only, from its settings to its caches.
    command = [sys.executable, "-m", "pregon", "demo", str(folder), "--only", key]
    if subprocess.run(command).returncode:
        raise Refused(f"No se pudo crear la demostración de {MUNICIPALITIES[key]['name']}.")


def _build(folder: Path, key: str) -> None:
    stamp = folder / "state" / BUILT
    if stamp.exists():
        return
    _clear_unfinished(folder)
    print(f"Creando {MUNICIPALITIES[key]['name']} en {folder}…", flush=True)
    create_instance(folder, demo=True, **MUNICIPALITIES[key])
    prepare(start_django(folder))
    from pregon.demo import public as demo

    demo.build(key, say=lambda step: print(f"  {step}…", flush=True))
    who = [f"  {email}  {position}" for position, email in demo.demo_users(key)]
    stamp.write_text("\n".join([*who, f"  Clave de todas las cuentas: {demo.PASSWORD}\n"]), encoding="utf-8")


def _clear_unfinished(folder: Path) -> None:
    """A demo that was interrupted is made anew; anything that is not a demo is left alone."""
    if not (folder / FILE_NAME).exists():
        return
    if not load_instance(folder).settings.demo:
        raise Refused(f"{folder} ya tiene una instancia que no es de demostración.")
    shutil.rmtree(folder)
