import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pregon.files.public import StoredFile, file_response, store_upload
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db

GPS = 0x8825


def picture(size=(40, 20), form="JPEG", exif=None):
    output = io.BytesIO()
    Image.new("RGB", size, "navy").save(output, form, **({"exif": exif} if exif else {}))
    return output.getvalue()


def upload(content, name="foto.jpg"):
    return store_upload(upload=SimpleUploadedFile(name, content), actor=make_communications())


def test_a_photo_is_kept_without_what_it_hides():
    exif = Image.Exif()
    exif[0x010F] = "Fabricante"
    exif.get_ifd(GPS)[1] = "N"
    stored = upload(picture(exif=exif))
    with Image.open(stored.file) as kept:
        assert not kept.getexif()
        assert kept.size == (40, 20)


def test_a_turned_photo_is_kept_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(upload(picture(exif=exif)).file) as kept:
        assert kept.size == (20, 40)


def test_a_large_photo_is_reduced():
    with Image.open(upload(picture(size=(4000, 3000))).file) as kept:
        assert kept.size == (2000, 1500)


def test_a_pdf_is_kept_as_it_came():
    content = b"%PDF-1.7\n" + b"x" * 500
    stored = upload(content, "acta.pdf")
    assert (stored.content_type, stored.file.read()) == ("application/pdf", content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "vacío"),
        (b"<html><script>alert(1)</script>", "no se acepta"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 400, "dañada"),
        (picture()[:300], "dañada"),
        (b"%PDF" + b"x" * (10 * 1024 * 1024), "10 MB"),
        (b"PK\x03\x04" + b"\x00" * 100, "no se acepta"),
    ],
)
def test_what_is_not_a_photo_or_pdf_is_refused_with_the_reason(content, message):
    with pytest.raises(ValidationError, match=message):
        upload(content)
    assert not StoredFile.objects.exists()


def test_a_pixel_bomb_is_refused():
    with pytest.raises(ValidationError, match="demasiado grande"):
        upload(picture(size=(9000, 9000), form="PNG"))


def test_the_name_on_disk_is_ours():
    stored = upload(picture(), "../../etc/passwd.jpg")
    assert "passwd" not in stored.file.name


def test_a_private_file_has_no_address_and_is_handed_out_uncached():
    stored = upload(picture())
    with pytest.raises(ValueError, match="no address"):
        _ = stored.file.url
    response = file_response(stored)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("attachment")
    assert file_response(stored, inline=True)["Content-Disposition"].startswith("inline")
