from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..domain.definition import Definition


class Form(models.Model):
    """A form that somebody designs. `purpose` says for what («survey»): the feature that shows it knows the word."""

    title = models.CharField(_("título"), max_length=200)
    purpose = models.CharField(max_length=40)
    draft = models.JSONField(default=dict)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("cambiado"), auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("formulario")
        verbose_name_plural = _("formularios")
        indexes = [models.Index(fields=["purpose", "-changed_at"], name="form_by_purpose")]

    def __str__(self) -> str:
        return self.title

    @property
    def definition(self) -> Definition:
        """The draft, as it is edited."""
        return Definition.model_validate(self.draft)


class FormVersion(models.Model):
    """A form as it was published. It is never changed: answers refer to it."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versión"))
    content = models.JSONField()
    published_at = models.DateTimeField(_("publicada"), auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["form", "-number"]
        verbose_name = _("versión de un formulario")
        verbose_name_plural = _("versiones de formularios")
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="form_version_unique")]

    def __str__(self) -> str:
        return f"{self.form} · {self.number}"

    @cached_property
    def definition(self) -> Definition:
        return Definition.model_validate(self.content)
