"""`pregon init`: a new municipality."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from pregon.kernel.instance import FILE_NAME, load_instance, new_secret_key

from ..errors import Refused


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "init",
        help="crea la instancia de un municipio",
        description="Crea en CARPETA la instancia de un municipio: su configuración, su base de datos y su sitio.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta nueva o vacía")
    parser.add_argument("--name", required=True, metavar="NOMBRE", help="nombre del municipio")
    parser.add_argument("--divipola", required=True, metavar="CÓDIGO", help="código DANE de cinco cifras")
    parser.add_argument("--department", default="", metavar="NOMBRE", help="departamento")
    parser.add_argument(
        "--base-url",
        default="http://localhost:8000",
        metavar="URL",
        help="dirección pública del sitio (normalmente: %(default)s)",
    )
    parser.add_argument(
        "--database-url",
        default="",
        metavar="URL",
        help="postgresql://usuario:clave@servidor/base (si falta: SQLite dentro de la carpeta)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    folder = options.folder.resolve()
    create_instance(
        folder,
        name=options.name,
        divipola=options.divipola,
        department=options.department,
        base_url=options.base_url,
        database_url=options.database_url,
    )
    print(f"Instancia de {options.name} creada en {folder}.")
    print("Ahora: cree la primera cuenta y póngala a servir.")
    print(f"  pregon manage {options.folder} createsuperuser")
    print(f"  pregon serve {options.folder}")


def create_instance(folder: Path, *, demo: bool = False, **settings: str) -> None:
    """A complete instance in `folder`, which does not exist or is empty; on a fault nothing is left behind.

    Raises `Refused` and `InvalidInstance`.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} no está vacía. Elija una carpeta nueva.")
    existed = folder.exists()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        write_settings(folder, demo=demo, **settings)
        load_instance(folder)
        _set_up(folder)
    except BaseException:
        _leave_nothing(folder, keep_folder=existed)
        raise


def write_settings(folder: Path, *, demo: bool, **settings: str) -> None:
    """`pregon.toml`, readable by its owner only: it holds the secret key."""
    # A JSON string is a TOML basic string.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items() if value]
    lines.append(f'secret_key = "{new_secret_key()}"')
    if host := _host(settings.get("base_url", "")):
        lines.append(f"hosts = {json.dumps(list(dict.fromkeys([host, 'localhost', '127.0.0.1'])))}")
    if demo:
        lines.append("demo = true")
    file = folder / FILE_NAME
    file.touch(mode=0o600)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _host(base_url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(base_url)
    if base_url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise Refused(f"«{base_url}» no es una dirección; por ejemplo, https://www.segovia-antioquia.gov.co")
    return parts.hostname or ""


def _set_up(folder: Path) -> None:
    from ..environment import start_django
    from ..preparation import prepare

    prepare(start_django(folder))


def _leave_nothing(folder: Path, *, keep_folder: bool) -> None:
    for item in folder.iterdir():
        shutil.rmtree(item) if item.is_dir() else item.unlink()
    if not keep_folder:
        folder.rmdir()
