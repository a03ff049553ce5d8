"""Public media, private files, static files."""

from .instance import INSTANCE

MEDIA_ROOT = INSTANCE.public_media
MEDIA_URL = "media/"
PRIVATE_ROOT = INSTANCE.private_files
STATIC_ROOT = INSTANCE.static_files
STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "pregon.files.storage.DurableFileSystemStorage"},
    "private": {"BACKEND": "pregon.files.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
WHITENOISE_MAX_AGE = 3600
