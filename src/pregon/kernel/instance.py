"""An instance: one municipality, one folder, one `pregon.toml`.

Settings come from the file and, above it, from `PREGON_…` environment variables
(`PREGON_DATABASE_URL`, `PREGON_MAIL__HOST`). A key that nobody knows is refused by its name,
because a misspelt setting that is silently ignored is found on the worst day.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

FILE_NAME = "pregon.toml"
ENV_PREFIX = "PREGON_"
ENV_FOLDER = "PREGON_INSTANCE"
ENV_NOT_SETTINGS = {ENV_FOLDER, "PREGON_SEEDS", "PREGON_TEST_DATABASE_URL"}


class InvalidInstance(Exception):
    """The folder is no instance or its settings are wrong; the message is for the operator, in Spanish."""


class MailSettings(BaseModel):
    """How mail leaves. `file` keeps every message in the instance, readable in the back office."""

    model_config = ConfigDict(extra="forbid")

    transport: Literal["file", "smtp"] = "file"
    host: str = "localhost"
    port: int = Field(default=25, ge=1, le=65535)
    username: str = ""
    password: str = ""
    security: Literal["none", "starttls", "tls"] = "none"
    timeout_seconds: float = Field(default=10, gt=0, le=120)
    from_address: str = ""


class InstanceSettings(BaseSettings):
    """What `pregon.toml` may say."""

    model_config = SettingsConfigDict(extra="forbid", env_prefix=ENV_PREFIX, env_nested_delimiter="__")

    name: str = Field(min_length=2, max_length=80)
    divipola: str = Field(pattern=r"^\d{5}$")
    department: str = ""
    secret_key: str = Field(min_length=40)
    hosts: list[str] = ["localhost", "127.0.0.1"]
    base_url: str = "http://localhost:8000"
    path_prefix: str = ""
    database_url: str = ""
    demo: bool = False
    mail: MailSettings = MailSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then the file (handed over as keyword arguments)."""
        return env_settings, init_settings


class Instance:
    """A municipality's folder with its settings and the places inside it."""

    def __init__(self, folder: Path, settings: InstanceSettings) -> None:
        self.folder = folder
        self.settings = settings

    @property
    def database_file(self) -> Path:
        return self.folder / "db.sqlite3"

    @property
    def public_media(self) -> Path:
        return self.folder / "media"

    @property
    def private_files(self) -> Path:
        return self.folder / "private"

    @property
    def static_files(self) -> Path:
        return self.folder / "static"

    @property
    def state(self) -> Path:
        """Small files of the running instance: the page cache's generation, the version stamp."""
        return self.folder / "state"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    def make_folders(self) -> None:
        for folder in (self.public_media, self.private_files, self.static_files, self.state, self.backups):
            folder.mkdir(parents=True, exist_ok=True)


def load_instance(folder: Path | str | None = None) -> Instance:
    """The instance in `folder`, or in the folder that `PREGON_INSTANCE` names.

    Raises `InvalidInstance` with a message for the operator.
    """
    chosen = Path(folder or os.environ.get(ENV_FOLDER, "")).resolve()
    file = chosen / FILE_NAME
    if not file.is_file():
        raise InvalidInstance(f"No hay una instancia en {chosen}: falta {FILE_NAME}. Créela con «pregon init».")
    _refuse_unknown_environment()
    try:
        return Instance(chosen, InstanceSettings(**tomllib.loads(file.read_text(encoding="utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInstance(f"{file} no se puede leer: {error}") from error
    except ValidationError as error:
        raise InvalidInstance(_in_spanish(file, error)) from error


def new_secret_key() -> str:
    """A secret of 384 random bits for signatures and sessions."""
    return secrets.token_urlsafe(48)


def _refuse_unknown_environment() -> None:
    known = {ENV_PREFIX + name.upper() for name in InstanceSettings.model_fields} | ENV_NOT_SETTINGS
    known |= {f"{ENV_PREFIX}MAIL__{name.upper()}" for name in MailSettings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(ENV_PREFIX) and name.upper() not in known)
    if unknown:
        raise InvalidInstance(f"Variable de entorno desconocida: {', '.join(unknown)}.")


def _in_spanish(file: Path, error: ValidationError) -> str:
    lines = [_explain(problem["type"], ".".join(map(str, problem["loc"])), problem) for problem in error.errors()]
    return f"{file}: " + " ".join(lines)


def _explain(kind: str, key: str, problem: object) -> str:
    context = problem.get("ctx", {}) if isinstance(problem, dict) else {}
    explanations = {
        "extra_forbidden": f"La clave «{key}» no existe.",
        "missing": f"Falta la clave «{key}».",
        "literal_error": f"«{key}» debe ser uno de: {context.get('expected', '')}.".replace(" or ", " o "),
        "string_pattern_mismatch": f"«{key}» no tiene la forma esperada (por ejemplo, 05736).",
        "string_too_short": f"«{key}» es demasiado corto.",
        "string_too_long": f"«{key}» es demasiado largo.",
    }
    return explanations.get(kind, f"El valor de «{key}» no es válido.")
