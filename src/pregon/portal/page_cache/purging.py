"""What changes a page that is kept: whatever Wagtail publishes, moves or deletes, and our own shared parts.

Wagtail tells of it by signals; this is the one place that listens, and it only forgets.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from .generation import purge_pages


def forget(sender: Any, **kwargs: Any) -> None:
    """Any of these changes may show on any page: the menu, the footer, the lists."""
    purge_pages()


def listen() -> None:
    """Called once, when the applications are ready."""
    from ..models import Banner, MunicipalIdentity

    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(forget, dispatch_uid="portal.page_cache")
    for model in (Banner, MunicipalIdentity, Site, Redirect, get_image_model()):
        post_save.connect(forget, sender=model, dispatch_uid=f"portal.page_cache.save.{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"portal.page_cache.delete.{model.__name__}")
    # Deleting a page deletes its row of any page type.
    post_delete.connect(_forget_page, dispatch_uid="portal.page_cache.page")


def _forget_page(sender: Any, **kwargs: Any) -> None:
    if isinstance(sender, type) and issubclass(sender, Page):
        purge_pages()
