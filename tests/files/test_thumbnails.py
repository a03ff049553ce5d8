"""Small copies of photos."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pregon.files.public import StoredFile, store_upload, thumbnail_response
from tests.support.pictures import noise


@pytest.fixture
def photo(db: None) -> StoredFile:
    return store_upload(upload=SimpleUploadedFile("foto.jpg", noise(1, (1500, 2000))), actor=None)


def content(stored: StoredFile) -> bytes:
    return b"".join(thumbnail_response(stored).streaming_content)


def test_a_photo_of_any_shape_becomes_small_and_three_to_two(photo: StoredFile) -> None:
    copy = content(photo)
    with Image.open(BytesIO(copy)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (600, 400))
    assert len(copy) < 40_000


def test_the_copy_is_made_once(photo: StoredFile) -> None:
    first = content(photo)
    photo.file.storage.delete(photo.file.name)
    assert content(photo) == first
