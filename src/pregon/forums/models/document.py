from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.files.public import StoredFile

from .topic import Topic


class TopicDocument(models.Model):
    """What people should be able to read before they say what they think: a study, a map, a budget."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("nombre del documento"), max_length=120, help_text=_("Por ejemplo: plano del parque."))
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("documento del foro")
        verbose_name_plural = _("documentos del foro")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
