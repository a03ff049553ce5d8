"""Public addresses of the portal, before Wagtail's own."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from .feeds import NewsFeed
from .views.site import robots, site_map

urlpatterns = [
    path("noticias/rss/", NewsFeed(), name="news_rss"),
    path("mapa-del-sitio/", site_map, name="site_map"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
