"""SQLite beside the instance by default; PostgreSQL when `database_url` says so."""

import sys
from typing import Any
from urllib.parse import unquote, urlsplit

from .instance import INSTANCE

# Figures behind these: without synchronous=FULL a power cut loses acknowledged rows in silence;
# without IMMEDIATE a busy writer turns into errors instead of a short wait.
SQLITE_OPTIONS = {
    "timeout": 5,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
    ),
}
# A silent peer must not hang a request: connect, send and run within bounds.
POSTGRES_OPTIONS = {
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,
    "options": "-c statement_timeout=8000 -c lock_timeout=5000",
}


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": INSTANCE.database_file,
            # Opening the file and setting it up costs a tenth of a page; each thread keeps it open.
            "CONN_MAX_AGE": 600,
            "OPTIONS": SQLITE_OPTIONS,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("database_url debe empezar por postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": POSTGRES_OPTIONS,
    }


DATABASES = {"default": _database(INSTANCE.settings.database_url)}

if not INSTANCE.settings.database_url:
    # Django REST framework, which Wagtail brings, loads PostgreSQL's driver wherever it finds it: 9 MB and a tenth of
    # a second for which an instance on SQLite has no use.
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # so Python takes it for not installed
