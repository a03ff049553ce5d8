from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.forms.public import Form
from pregon.people.public import Office
from pregon.plans.public import Action, Audience

from ..enums import LEVEL_WORDS, Level, ResultsPolicy, State


class Survey(models.Model):
    """A question put to many people: what for, to whom, until when, and how an answer is kept to one per person."""

    slug = models.SlugField(
        _("dirección"), max_length=60, unique=True, help_text=_("Con ella se llega: /encuestas/dirección/")
    )
    title = models.CharField(_("título"), max_length=110)
    question = models.CharField(
        _("para qué"), max_length=200, help_text=_("Una frase: qué se hará con las respuestas.")
    )
    intro = models.TextField(_("presentación"), max_length=2000, blank=True)
    audience = models.CharField(_("a quién"), max_length=20, choices=Audience.choices, default=Audience.EXTERNAL)
    office = models.ForeignKey(
        Office, verbose_name=_("quién pregunta"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    form = models.OneToOneField(Form, on_delete=models.PROTECT, related_name="survey")
    action = models.ForeignKey(
        Action,
        verbose_name=_("acción del plan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="surveys",
        help_text=_("Las respuestas suman en sus indicadores."),
    )
    opens_at = models.DateTimeField(_("abre"), null=True, blank=True)
    closes_at = models.DateTimeField(_("cierra"), null=True, blank=True)
    level = models.CharField(_("una respuesta por persona"), max_length=10, choices=Level.choices, default=Level.DEVICE)
    is_anonymous = models.BooleanField(
        _("anónima"),
        default=True,
        help_text=_("La marca que evita responder dos veces se guarda aparte: no se sabe de quién es cada respuesta."),
    )
    results_policy = models.CharField(
        _("resultados"), max_length=10, choices=ResultsPolicy.choices, default=ResultsPolicy.AT_CLOSE
    )
    universe = models.PositiveIntegerField(
        _("a cuántas personas se pregunta"),
        null=True,
        blank=True,
        help_text=_("Si lo sabe: con ese número se calcula qué parte respondió."),
    )
    is_poll = models.BooleanField(
        _("mostrar en la página de inicio"), default=False, help_text=_("Solo si tiene una única pregunta.")
    )
    closing_text = models.TextField(
        _("qué se hará con los resultados"), max_length=2000, blank=True, help_text=_("Sale con los resultados.")
    )
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # What the sender's form was called, so that the same sending twice makes one survey.
    submission = models.CharField(max_length=40, null=True, blank=True, editable=False, unique=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("encuesta")
        verbose_name_plural = _("encuestas")
        permissions = [
            ("open_survey", _("Puede abrir, cerrar y publicar encuestas")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__isnull=True)
                | models.Q(opens_at__isnull=True)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="survey_closes_after_opening",
                violation_error_message=_("La encuesta debe cerrar después de abrir."),
            ),
        ]
        indexes = [models.Index(fields=["state", "closes_at"], name="survey_by_state")]

    def __str__(self) -> str:
        return self.title

    def takes_answers(self, now: datetime) -> bool:
        """Whether somebody can answer at this moment."""
        begun = self.opens_at is None or self.opens_at <= now
        return self.state == State.OPEN and begun and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= now

    @property
    def level_words(self) -> str:
        """What the level does and does not prevent, as it is printed with the results."""
        return str(LEVEL_WORDS[Level(self.level)])
