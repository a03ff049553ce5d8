"""What other packages may use of files."""

from .domain.store import DOCUMENTS, MAX_BYTES, PICTURES, accepted_content_type, discard_file, store_bytes, store_upload
from .models import StoredFile
from .pictures import clean_picture
from .responses import file_response
from .thumbnails import thumbnail_response

__all__ = [
    "DOCUMENTS",
    "MAX_BYTES",
    "PICTURES",
    "StoredFile",
    "accepted_content_type",
    "clean_picture",
    "discard_file",
    "file_response",
    "store_bytes",
    "store_upload",
    "thumbnail_response",
]
