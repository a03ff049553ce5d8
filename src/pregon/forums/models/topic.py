from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Action

from ..enums import PUBLIC, TopicState


class Topic(models.Model):
    """A question to the citizens, open until a day, and what the municipality answered to what they said."""

    slug = models.SlugField(max_length=80, unique=True)
    action = models.ForeignKey(
        Action, verbose_name=_("acción del plan"), on_delete=models.PROTECT, related_name="forum_topics"
    )
    question = models.CharField(
        _("pregunta"), max_length=160, help_text=_("Una sola, en palabras de todos los días. Termine en «?».")
    )
    background = models.TextField(
        _("contexto"),
        max_length=8000,
        help_text=_("Qué se va a decidir, qué se sabe ya y qué está en juego."),
    )
    closes_on = models.DateField(_("se cierra el"), help_text=_("Ese día todavía se puede opinar."))
    state = models.CharField(_("estado"), max_length=10, choices=TopicState.choices, default=TopicState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Of a forum that ended with an answer: what was said, what will be done.
    answer = models.TextField(_("respuesta"), max_length=8000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("tema de foro")
        verbose_name_plural = _("temas de foro")
        indexes = [models.Index(fields=["state", "closes_on"], name="topic_state")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.state == TopicState.OPEN

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC
