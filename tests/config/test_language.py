"""Everything that the libraries say to our people is in Spanish."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext
from django.utils.translation.trans_real import DjangoTranslation

LIBRARIES = [
    "allauth",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
]
FAMILIAR = re.compile(
    r"\b(tú|tu|tus|ti|te|tuyo|quieres|puedes|estás|necesitas|debes|tienes|deseas|eres|serás|podrás|selecciona|elige|"
    r"introduce|añade|haz|prueba|escribe|intenta|inténtalo|establece|deja)\b",
    re.IGNORECASE,
)
OURS = Path(settings.LOCALE_PATHS[0]) / "es_CO/LC_MESSAGES"


def folder_of(library: str) -> Path:
    """Also of an application that we install under a configuration of our own."""
    module = importlib.import_module(library)
    return Path(module.__file__).parent / "locale"


def keys(file: Path) -> list[str]:
    """The messages of a catalogue as gettext names them: context and text."""
    found, entry, field = [], {}, ""
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith('"'):
            entry[field] += ast.literal_eval(line)
        elif line.startswith("msg"):
            field, _, text = line.partition(" ")
            entry[field] = ast.literal_eval(text)
        elif not line and entry.get("msgid"):
            context = f"{entry['msgctxt']}\x04" if "msgctxt" in entry else ""
            found.append(context + entry["msgid"])
        if not line:
            entry = {}
    return found


def said(key: str, catalogue: DjangoTranslation) -> list[str]:
    """The Spanish of a message, in the singular and the plural."""
    chain = catalogue
    while chain is not None:
        found = [chain._catalog[each] for each in (key, (key, 0), (key, 1)) if each in chain._catalog]
        if found:
            return found
        chain = chain._fallback
    return []


def test_every_library_with_words_is_looked_at():
    with_words = {app.name for app in apps.get_app_configs() if (Path(app.path) / "locale/en").is_dir()}
    assert {name for name in with_words if not name.startswith("django.")} - set(LIBRARIES) == set()


@pytest.mark.parametrize("library", LIBRARIES)
def test_no_message_of_a_library_is_left_in_english(library):
    messages = keys(folder_of(library) / "en/LC_MESSAGES/django.po")
    spanish = DjangoTranslation("es-co")
    assert messages
    assert [message for message in messages if not said(message, spanish)] == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_nobody_is_addressed_as_a_friend(library):
    """Citizens and staff are «usted»; what the libraries say otherwise is said anew in our catalogue."""
    spanish = DjangoTranslation("es-co")
    messages = [text for key in keys(folder_of(library) / "en/LC_MESSAGES/django.po") for text in said(key, spanish)]
    assert [text for text in messages if FAMILIAR.search(text)] == []


def test_no_message_of_the_editors_scripts_is_left_in_english(client: Client):
    messages = keys(folder_of("wagtail.admin") / "en/LC_MESSAGES/djangojs.po")
    script = client.get("/oficina/jsi18n/").content.decode()
    found = re.search(r"const newcatalog = ({.*?});\n", script, re.DOTALL)
    assert found
    catalogue = json.loads(found[1])
    assert len(messages) > 80
    assert [message for message in messages if message not in catalogue] == []
    assert catalogue["Changes have been autosaved."] == "Sus cambios están guardados."


@pytest.mark.parametrize("english", ["Name", "Passwordless", "Passkey", "MFA", "Security Keys", "Yes, revoke"])
def test_words_that_a_library_keeps_in_english_have_their_spanish(english):
    assert gettext(english) != english


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain, tmp_path):
    if not shutil.which("msgfmt"):
        pytest.skip("msgfmt is not installed (apt-get install gettext)")
    made = tmp_path / "made.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", made, OURS / f"{domain}.po"], check=True)
    assert made.read_bytes() == (OURS / f"{domain}.mo").read_bytes()
