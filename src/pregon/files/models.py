from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage() -> Storage:
    """Resolved at run time, so that migrations do not fix a place."""
    return storages["private"]


class StoredFile(models.Model):
    """An uploaded file, kept outside the web root under a generated name. Whoever shows it authorises it."""

    file = models.FileField(storage=private_storage, max_length=200)
    original_name = models.CharField(_("nombre"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("tamaño en bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("archivo")
        verbose_name_plural = _("archivos")

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")
