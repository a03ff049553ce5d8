"""Public addresses of the portal, before Wagtail's own."""

from django.urls import path, re_path
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.urls import serve_pattern

from .feeds import NewsFeed
from .views.pages import serve
from .views.site import contact, robots, security, site_map

urlpatterns = [
    path("noticias/rss/", NewsFeed(), name="news_rss"),
    path("atencion/", contact, name="contact"),
    path("mapa-del-sitio/", site_map, name="site_map"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    # In the place of `wagtail.urls`: it has only this one and the doors of closed pages, which we have not.
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
