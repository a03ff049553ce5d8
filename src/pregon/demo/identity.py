"""How the demo municipality looks and how to reach it."""

from __future__ import annotations

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from pregon.people.public import User
from pregon.portal.public import set_identity

from .pictures import draw_shield
from .story import Story

SHIELDS = {
    "segovia": ("#DCE9F2", "#4F7A5E", "#E3B93C"),
    "san-pedro": ("#E9EEF2", "#3E6B8A", "#F2F5F0"),
}


def dress(story: Story, *, key: str, actor: User) -> None:
    """Sets the shield and the contact data of the story."""
    image_model = get_image_model()
    title = "Escudo del municipio (demostración)"
    shield = image_model.objects.filter(title=title).first()
    if not shield:
        content = ContentFile(draw_shield(SHIELDS[key]), name=f"escudo-{key}.png")
        shield = image_model.objects.create(title=title, file=content, uploaded_by_user=actor)
    set_identity(shield=shield, **story["identity"])
