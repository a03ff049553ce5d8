"""Who may write which pages: Wagtail keeps these permissions by page and by collection, not with the role."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from pregon.people.public import Role

from ..models import HomePage

WRITE = ("add_page", "change_page", "publish_page")
ORDER = ("bulk_delete_page", "lock_page", "unlock_page")
PAGES = {Role.COMMUNICATIONS: WRITE, Role.SITE_ADMINISTRATOR: (*WRITE, *ORDER)}
PICTURES = ("add", "change", "choose")


def ensure_editors() -> None:
    """Gives each role what it may do with the pages of the site and with pictures, and nothing else.

    Run after `ensure_roles` and `set_up_site`. Groups that a municipality made by itself stay as they are.
    """
    home = HomePage.objects.get()
    for role in Role:
        group = Group.objects.get(name=role.value)
        _grant_pages(group, home, PAGES.get(role, ()))
        _grant_pictures(group, PICTURES if role in PAGES else ())


def _grant_pages(group: Group, home: Page, codenames: tuple[str, ...]) -> None:
    wanted = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    GroupPagePermission.objects.filter(group=group).exclude(page=home.pk, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page_id=home.pk, permission=permission)


def _grant_pictures(group: Group, verbs: tuple[str, ...]) -> None:
    meta, everything = get_image_model()._meta, Collection.get_first_root_node()
    codenames = [f"{verb}_{meta.model_name}" for verb in verbs]
    wanted = Permission.objects.filter(content_type__app_label=meta.app_label, codename__in=codenames)
    GroupCollectionPermission.objects.filter(group=group).exclude(collection=everything, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=permission)
