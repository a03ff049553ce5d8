"""Settings that contradict each other, permissions that are too wide, a disk that is full."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from urllib.parse import urlsplit

from pregon.kernel.instance import FILE_NAME, Instance

from .findings import Finding

LOW_BYTES = 1024**3
LOCAL = {"localhost", "127.0.0.1", "::1"}


def settings(instance: Instance) -> Iterator[Finding]:
    """What `pregon.toml` says, taken together."""
    chosen = instance.settings
    address = urlsplit(chosen.base_url)
    if address.hostname not in chosen.hosts:
        yield Finding(f"El nombre de base_url ({address.hostname}) no está en hosts: el sitio no respondería.")
    if address.scheme != "https" and address.hostname not in LOCAL:
        yield Finding("base_url no usa https: las claves viajarían sin cifrar.", is_fault=False)
    if not chosen.demo and address.hostname in LOCAL:
        yield Finding("base_url es de esta máquina: los enlaces de afiches y correos no abren afuera.", is_fault=False)
    if not chosen.demo and chosen.mail.transport == "file":
        yield Finding("mail.transport es «file»: los correos se guardan y no salen.", is_fault=False)
    if chosen.demo and address.hostname not in LOCAL:
        yield Finding("Es una demostración con dirección pública: no pide segundo factor.", is_fault=False)


def disk(instance: Instance) -> Iterator[Finding]:
    """Whether the folders can be written and read by the right people, and how much fits."""
    mode = stat.S_IMODE((instance.folder / FILE_NAME).stat().st_mode)
    if mode & 0o077:
        yield Finding(f"{FILE_NAME} lo pueden leer otros usuarios. Corra: chmod 600 {instance.folder / FILE_NAME}")
    for folder in (instance.public_media, instance.private_files, instance.state):
        if not os.access(folder, os.W_OK):
            yield Finding(f"No se puede escribir en {folder}.")
    free = shutil.disk_usage(instance.folder).free
    if free < LOW_BYTES:
        yield Finding(f"Quedan {free // 1024**2} MB en el disco.", is_fault=False)
