"""Why a document cannot be made, in words for the person who asked for it."""

from django.utils.translation import gettext as _


class DocumentRefused(Exception):
    """The data cannot be set as this document; the message is in Spanish."""


class TextDoesNotFit(DocumentRefused):
    """There are more words than the paper holds in a size that can be read."""

    def __init__(self) -> None:
        super().__init__(_("El texto no cabe en un tamaño que se pueda leer. Acórtelo y vuelva a intentarlo."))
