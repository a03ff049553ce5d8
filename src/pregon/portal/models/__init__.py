from .banner import Banner
from .identity import MunicipalIdentity
from .pages import NEWS_COMMENTS, ContentPage, HomePage, NewsIndexPage, NewsPage

__all__ = ["NEWS_COMMENTS", "Banner", "ContentPage", "HomePage", "MunicipalIdentity", "NewsIndexPage", "NewsPage"]
