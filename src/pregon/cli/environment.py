"""Django, started for one instance."""

from __future__ import annotations

import os
from pathlib import Path

from pregon.kernel.instance import ENV_FOLDER, Instance, load_instance

SETTINGS = "pregon.config.settings"


def start_django(folder: Path) -> Instance:
    """Makes this process the one of the instance in `folder`; a process serves one instance only.

    Raises `InvalidInstance`.
    """
    instance = load_instance(folder)
    os.environ[ENV_FOLDER] = str(instance.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    # Imported here: help and mistakes in the command line answer at once.
    import django

    django.setup()
    return instance
