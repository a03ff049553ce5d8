"""What `pregon check` asks of the forms."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .domain.checks import InvalidDefinition, read_definition
from .models import FormVersion


def versions_can_be_read() -> Iterator[str]:
    """Whatever was published can still be read by this program: answers refer to it."""
    for version in FormVersion.objects.select_related("form").iterator(chunk_size=100):
        try:
            read_definition(version.content)
        except InvalidDefinition as error:
            words = _("La versión %(number)d del formulario «%(form)s» no se puede leer: %(why)s")
            yield words % {"number": version.number, "form": version.form.title, "why": error}
