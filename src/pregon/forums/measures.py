"""What forums count."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Measure

FORUMS_PUBLISHED = Measure(
    key="forums_published",
    label=_("Foros publicados"),
    unit=_("foros"),
    definition=_("Temas que se abrieron a la opinión de la ciudadanía. Cada tema cuenta una vez, el día que se abre."),
    words=(frozenset({"foro", "publicad"}), frozenset({"foro", "realizad"})),
    is_deed=True,
)
FORUM_COMMENTS = Measure(
    key="forum_comments",
    label=_("Opiniones en foros"),
    unit=_("opiniones"),
    definition=_(
        "Opiniones y respuestas de la ciudadanía a la vista en los foros, por internet o en papel. No cuentan las de "
        "la Alcaldía. Las que se ocultan o se retiran se descuentan."
    ),
    words=(frozenset({"foro", "opinion"}), frozenset({"foro", "comentario"}), frozenset({"foro", "participacion"})),
)
