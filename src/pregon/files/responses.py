"""Handing out private files, each time to somebody whom a view has just authorised."""

from django.http import FileResponse

from .models import StoredFile


def file_response(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The file; pictures may show inside a page, all else is downloaded. Never kept by a cache."""
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=not (inline and stored.is_picture),
        filename=stored.original_name,
        content_type=stored.content_type,
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
