from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from pregon.plans.public import Action


class Piece(models.Model):
    """What the municipality has to say, written once; each channel says it in its own way."""

    action = models.ForeignKey(
        Action, verbose_name=_("acción del plan"), on_delete=models.PROTECT, related_name="pieces"
    )
    title = models.CharField(_("título"), max_length=110, help_text=_("Diga lo más importante: qué pasa y para quién."))
    summary = models.CharField(
        _("resumen"),
        max_length=280,
        help_text=_("Una o dos frases. Salen en el sitio, el banner, el correo y el afiche."),
    )
    body = models.TextField(
        _("texto"),
        max_length=8000,
        blank=True,
        help_text=_(
            "Deje una línea en blanco entre párrafos. Empiece con «- » para hacer una lista. "
            "Escriba **así** lo que debe resaltar."
        ),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("descripción de la foto"), max_length=200, blank=True, help_text=_("Para quien no puede verla.")
    )
    link = models.URLField(
        _("enlace"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("A dónde ir para saber más o hacer el trámite. Si lo deja vacío, lleva a la noticia."),
    )
    starts_on = models.DateField(_("desde"), null=True, blank=True)
    ends_on = models.DateField(_("hasta"), null=True, blank=True)
    place = models.CharField(
        _("lugar"), max_length=100, blank=True, help_text=_("Dónde ocurre. Por ejemplo: parque principal.")
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pieces")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    # What the sender's form was called, so that the same sending twice makes one piece.
    submission = models.CharField(max_length=40, null=True, blank=True, editable=False, unique=True)

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("pieza")
        verbose_name_plural = _("piezas")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="piece_ends_after_start",
                violation_error_message=_("La fecha «hasta» no puede ser anterior a «desde»."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
