"""Archives from strangers: bombs and entities are seen before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from pregon.kernel.archives import ArchiveLimits, UnreadableFile, open_archive, read_entry, refuse_document_types


def zip_of(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_plain_archive_opens_and_gives_its_entries():
    with open_archive(zip_of({"a.xml": b"<a/>"})) as archive:
        refuse_document_types(archive)
        assert read_entry(archive, "a.xml") == b"<a/>"


@pytest.mark.parametrize(
    ("files", "limits"),
    [
        ({f"{n}": b"" for n in range(11)}, ArchiveLimits(entries=10)),
        ({"a": bytes(5_000_000)}, ArchiveLimits(entry_size=4_500_000)),
        ({"a": b"x" * 600, "b": b"y" * 600}, ArchiveLimits(total_size=1000)),
        ({"a": bytes(5_000_000)}, ArchiveLimits(ratio=100)),
    ],
    ids=["entries", "one entry", "all entries", "ratio"],
)
def test_bombs_are_refused_by_what_they_declare(files, limits):
    with pytest.raises(UnreadableFile, match="demasiado"):
        open_archive(zip_of(files), limits)


def test_an_entry_that_declares_less_than_it_holds_never_unpacks_more():
    data = bytearray(zip_of({"a": bytes(5_000_000)}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    data[start + 24 : start + 28] = (1000).to_bytes(4, "little")
    with open_archive(bytes(data)) as archive, pytest.raises(UnreadableFile, match="dañado"):
        read_entry(archive, "a")


def test_a_document_type_is_refused_however_it_is_encoded():
    xml = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
    with open_archive(zip_of({"word/a.xml": xml})) as archive, pytest.raises(UnreadableFile, match="peligrosas"):
        refuse_document_types(archive)


def test_what_is_no_archive_is_called_damaged():
    with pytest.raises(UnreadableFile, match="dañado"):
        open_archive(b"PK\x03\x04 and nothing else")
