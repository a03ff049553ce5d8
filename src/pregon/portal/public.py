"""What other packages may use of the portal."""

from .addresses import home_path
from .domain.banners import publish_banner, withdraw_banner
from .domain.news import news_url, publish_news, withdraw_news
from .domain.permissions import ensure_editors
from .domain.setup import set_identity, set_up_site
from .enums import Comments
from .layout import (
    HomeSection,
    HomeTask,
    MenuItem,
    home_sections,
    home_tasks,
    identity,
    menu_items,
    render_public,
)
from .models import NEWS_COMMENTS, Banner, MunicipalIdentity, NewsPage
from .page_cache.generation import generation_file, purge_pages
from .page_cache.memory import remember
from .page_cache.wrapper import PageCache
from .previews import preview_banner, preview_news

__all__ = [
    "NEWS_COMMENTS",
    "Banner",
    "Comments",
    "HomeSection",
    "HomeTask",
    "MenuItem",
    "MunicipalIdentity",
    "NewsPage",
    "PageCache",
    "ensure_editors",
    "generation_file",
    "home_path",
    "home_sections",
    "home_tasks",
    "identity",
    "menu_items",
    "news_url",
    "preview_banner",
    "preview_news",
    "publish_banner",
    "publish_news",
    "purge_pages",
    "remember",
    "render_public",
    "set_identity",
    "set_up_site",
    "withdraw_banner",
    "withdraw_news",
]
