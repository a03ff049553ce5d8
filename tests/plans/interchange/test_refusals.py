"""What cannot be read is refused with advice, before it can hurt the machine."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile

import pytest

from pregon.plans.interchange import UnreadableDocument, read

from .files import docx_of, xlsx_of

MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)
BOMB_IN_UTF_16 = BILLION_LAUGHS.replace("?>", " encoding='utf-16'?>", 1).encode("utf-16")


def repacked(data: bytes, **changes: bytes | str) -> bytes:
    """An office file with some of its parts replaced; `__` stands for "/", and ".xml" is added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        names = {f"{key.replace('__', '/')}.xml": value for key, value in changes.items()}
        for name in source.namelist():
            if name not in names:
                copy.writestr(name, source.read(name))
        for name, content in names.items():
            copy.writestr(name, content)
    return target.getvalue()


def million_row_workbook() -> bytes:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 300_001))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'{rows}<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    return repacked(xlsx_of([["Acción"]]), xl__worksheets__sheet1=sheet)


def zip_of(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(docx_of(paragraphs=["x"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    data[6] |= 1
    data[start + 8] |= 1
    return bytes(data)


REFUSED = {
    "empty": (b"", "vacío"),
    "blank": (b" \n\t ", "vacío"),
    "50 MB": (b"a" * (50 * MB), "10 MB"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "Copie el texto"),
    "old Word": (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".docx"),
    "old Excel": (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), ".xlsx"),
    "Office with a password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "contraseña"),
    "zip with a password": (encrypted_zip(), "contraseña"),
    "RTF": (b"{\\rtf1 hola}", "RTF"),
    "PNG named .txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "No es un documento"),
    "binary named .txt": (bytes(range(256)) * 40, "no es un texto"),
    "program": (b"\x7fELF" + b"\0" * 100, "No es un documento"),
    "other zip": (zip_of(a=b"x"), "comprimido"),
    "OpenDocument": (zip_of(**{"content.xml": b"<x/>"}), ".docx"),
    "web page": (b"<!DOCTYPE html><html><body>Plan</body></html>", "página web"),
    "cut zip": (docx_of(paragraphs=["x"])[:900], "dañado"),
    "broken XML": (repacked(docx_of(paragraphs=["x"]), word__document="<w:document"), "dañado"),
    "broken JSON": (b'{"title": ', "mal formado"),
    "deep JSON": (b'{"a":' + b"[" * 200_000, "mal formado"),
    "entity bomb in Word": (repacked(docx_of(paragraphs=["x"]), word__document=BILLION_LAUGHS), "peligrosas"),
    "entity bomb in Excel": (repacked(xlsx_of([["x"]]), xl__worksheets__sheet1=BILLION_LAUGHS), "peligrosas"),
    "entity bomb in UTF-16": (repacked(xlsx_of([["x"]]), xl__sharedStrings=BOMB_IN_UTF_16), "peligrosas"),
    "zip bomb": (repacked(docx_of(paragraphs=["x"]), word__document=b" " * (200 * MB)), "demasiado"),
    "thousands of entries": (zip_of(**{f"word/{n}.xml": b"" for n in range(5000)}), "demasiado"),
    "a million rows": (million_row_workbook(), "demasiadas filas"),
    "nothing but pictures": (docx_of(), "no tiene texto"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_advice_and_at_once(name):
    data, advice = REFUSED[name]
    before = time.process_time()
    with pytest.raises(UnreadableDocument, match=advice):
        read(data, "plan.txt")
    assert time.process_time() - before < 15  # seconds of CPU


def test_the_name_does_not_decide():
    assert read(docx_of(paragraphs=["Municipio de Jardín"]), "plan.pdf").document.municipality == "Jardín"


def test_the_problems_of_our_own_json_name_their_place():
    data = (
        '{"municipality": "Jardín", "title": "Plan", "objectives": [{"audience": "both", "text": "", "actions": ['
        '{"title": "A", "indicators": [{"name": "N", "goal": "doce"}], "start": "mañana", "periodicity": "daily"},'
        '{"title": "B", "start": "2026-02-01", "end": "2026-01-01", "tactics": [{"text": "x", "channel": "fax"}]}]}]}'
    )
    with pytest.raises(UnreadableDocument) as refused:
        read(data.encode(), "plan.json")
    message = str(refused.value)
    for problem in (
        "objetivo 1: el nivel debe ser uno de: internal, external.",
        "objetivo 1: falta el objetivo.",
        "objetivo 1, acción 1, indicador 1: la meta debe ser un número",
        "objetivo 1, acción 1: el inicio debe ser una fecha",
        "objetivo 1, acción 1: la periodicidad debe ser uno de",
        "objetivo 1, acción 2: el fin es anterior al inicio.",
        "objetivo 1, acción 2, táctica 1: el canal debe ser uno de",
    ):
        assert problem in message


def test_the_biggest_plan_that_is_taken_is_read_in_seconds():
    rows = [["Acción", "Responsable", "Indicador", "Medios"]]
    rows += [
        [f"Acción {n} de prueba", "Alcalde y jefe de prensa", f"N° de visitas {n}", "Emisora; web"] for n in range(4000)
    ]
    before = time.process_time()
    assert len(read(xlsx_of(rows), "plan.xlsx").document.actions) == 4000
    assert time.process_time() - before < 20  # seconds of CPU


LONG = 400_000  # characters
HOSTILE = {
    "one endless sentence": "a " * (LONG // 2),
    "every line goes on": "abcd\n" * (LONG // 5),
    "nothing but tabs": "Acciones\tMedios\n" + "\t" * LONG + "x",
    "open brackets": "Acciones\tResponsable\nX\t" + "(" * LONG,
    "list tags": "<ul " * (LONG // 4),
    "goals": "Acciones\tIndicador\nX\t" + "meta " * (LONG // 5),
    "helpers": "Acciones\tResponsable\nX\t" + " con apoyo" * (LONG // 10),
    "channels": "Acciones\tMedios\nX\t" + "por web " * (LONG // 8),
    "cover": "MUNICIPIO DE " + "A " * (LONG // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_keeps_the_machine_busy(name):
    before = time.process_time()
    with contextlib.suppress(UnreadableDocument):
        assert read(HOSTILE[name].encode(), "plan.txt").rows
    assert time.process_time() - before < 20  # seconds of CPU
