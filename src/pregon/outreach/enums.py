"""The life of a rendition."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Draft → review → approved (at once or on a date) → out → proved; or withdrawn.

    What goes out by itself becomes PUBLISHED; what a person puts out becomes PROVED with its first proof.
    """

    DRAFT = "draft", _("Borrador")
    REVIEW = "review", _("Por aprobar")
    APPROVED = "approved", _("Aprobada")
    PUBLISHED = "published", _("Publicada")
    PROVED = "proved", _("Puesta y probada")
    FAILED = "failed", _("No salió")
    WITHDRAWN = "withdrawn", _("Retirada")


# Each state and where it may go. Whatever is not here is refused.
MOVES: dict[str, set[str]] = {
    State.DRAFT: {State.REVIEW, State.APPROVED},
    State.REVIEW: {State.DRAFT, State.APPROVED},
    State.APPROVED: {State.DRAFT, State.PUBLISHED, State.PROVED},
    State.PUBLISHED: {State.FAILED, State.WITHDRAWN},
    # Without its last proof it waits for one again.
    State.PROVED: {State.WITHDRAWN, State.APPROVED},
    # A mailing that reached nobody may be tried again and reach somebody.
    State.FAILED: {State.DRAFT, State.PUBLISHED},
    State.WITHDRAWN: {State.DRAFT},
}
OUT = {State.PUBLISHED, State.PROVED}
EDITABLE = {State.DRAFT, State.REVIEW, State.APPROVED, State.FAILED, State.WITHDRAWN}
