"""What a topic gives people to read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.files.public import store_upload
from pregon.people.public import User
from pregon.portal.public import purge_pages

from ..enums import TopicState
from ..history import note
from ..models import Topic, TopicDocument

MOST_DOCUMENTS = 10
# Once the forum is over, what people had before them stays as it was.
OPEN_TO_CHANGES = {TopicState.DRAFT, TopicState.OPEN}


@transaction.atomic
def attach_document(topic: Topic, *, title: str, upload: UploadedFile[Any], actor: User) -> TopicDocument:
    """Adds a PDF or a picture. Sent twice, it is one. Raises `ValidationError`."""
    topic = _locked(topic)
    if topic.documents.count() >= MOST_DOCUMENTS:
        raise ValidationError(_("Ya hay diez documentos. Quite uno antes de agregar otro."))
    try:
        stored = store_upload(upload=upload, actor=actor)
    except ValidationError as error:
        raise ValidationError({"upload": error.messages}) from error
    twin = topic.documents.filter(title=title, stored__sha256=stored.sha256).first()
    if twin:
        return twin
    document = TopicDocument(topic=topic, title=title, stored=stored)
    document.full_clean()
    document.save()
    note(topic, "attach", actor=actor, title=title)
    purge_pages()
    return document


@transaction.atomic
def remove_document(document: TopicDocument, *, actor: User) -> None:
    """Takes it off the page. Asked twice, nothing happens. Raises `ValidationError` once the forum is over."""
    topic = _locked(document.topic)
    removed, _rows = TopicDocument.objects.filter(pk=document.pk).delete()
    if removed:
        note(topic, "detach", actor=actor, title=document.title)
        purge_pages()


def _locked(topic: Topic) -> Topic:
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if topic.state not in OPEN_TO_CHANGES:
        raise ValidationError(_("El foro ya terminó: sus documentos no cambian."))
    return topic
