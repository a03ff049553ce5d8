"""Pictures that people send for a piece."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pregon.files.public import PICTURES, accepted_content_type, clean_picture
from pregon.people.public import User


def add_picture(*, upload: UploadedFile[Any], title: str, actor: User) -> AbstractImage:
    """Puts a picture of at most 10 MB into the library, written anew: place and serial number stay behind.

    Raises `ValidationError` with what is wrong and what is accepted.
    """
    accepted_content_type(upload, accepted=PICTURES)
    content = clean_picture(upload)
    name = slugify(PurePath(upload.name or "").stem)[:60] or "foto"
    file = ContentFile(content, name=f"{name}.jpg")
    library = get_image_model()
    picture: AbstractImage = library.objects.create(
        title=title[:255] or name, file=file, file_size=len(content), uploaded_by_user=actor
    )
    return picture
