from .banner import Banner
from .identity import MunicipalIdentity
from .pages import ContentPage, HomePage, NewsIndexPage, NewsPage

__all__ = ["Banner", "ContentPage", "HomePage", "MunicipalIdentity", "NewsIndexPage", "NewsPage"]
