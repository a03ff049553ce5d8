"""A throw-away municipality to measure on."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from pregon.kernel.instance import new_secret_key


def throw_away_instance(**settings: str) -> Path:
    """A folder with `pregon.toml`, named to Django by the environment; it goes away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pregon-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lines = ['name = "Segovia"', 'divipola = "05736"', 'department = "Antioquia"', f'secret_key = "{new_secret_key()}"']
    lines += [f'{key} = "{value}"' for key, value in settings.items()]
    (folder / "pregon.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.environ["PREGON_INSTANCE"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "pregon.config.settings"
    return folder
