"""The product's own settings on a throw-away instance, one for each test process."""

import atexit
import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from pregon.kernel.instance import new_secret_key

from .support.databases import worker_database_url

_PREFIX, _A_DAY = "pregon-test-", 24 * 3600
_FOLDER = Path(tempfile.mkdtemp(prefix=_PREFIX))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
# Type checkers and killed tests leave without saying goodbye.
for _old in _FOLDER.parent.glob(f"{_PREFIX}*"):
    with contextlib.suppress(FileNotFoundError):
        if time.time() - _old.stat().st_mtime > _A_DAY:
            shutil.rmtree(_old, ignore_errors=True)
(_FOLDER / "pregon.toml").write_text(
    'name = "Segovia"\ndivipola = "05736"\ndepartment = "Antioquia"\n'
    f'secret_key = "{new_secret_key()}"\ndemo = true\n'
    'hosts = ["localhost", "127.0.0.1", "testserver"]\n'
    f'database_url = "{worker_database_url()}"\n',
    encoding="utf-8",
)
os.environ["PREGON_INSTANCE"] = str(_FOLDER)

from pregon.config.settings import *  # noqa: E402, F403
from pregon.config.settings.files import STORAGES  # noqa: E402
from pregon.config.settings.instance import INSTANCE  # noqa: E402

INSTANCE.make_folders()
# Tests sign in hundreds of times; the slow hash is for attackers.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Files come straight from the packages: no collectstatic before a test.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
