import re
from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from pregon.moderation.public import CommentPage, comment_page

from ..enums import Comments
from ..layout import home_context, page_context
from ..page_cache.headers import mark_cacheable
from ..page_cache.memory import remember
from ..validators import validate_link_target

PAGE_NUMBER = re.compile(r"[1-9]\d{0,3}")
# The kind under which moderation knows comments on news.
NEWS_COMMENTS = "news"
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]


class PortalPage(Page):
    """What all pages of the portal share: the layout, and that everybody may read them.

    Wagtail could close single pages with a password; here what is not for everybody belongs to the intranet, so the
    choice is not offered and no page asks the database for it.
    """

    private_page_options: list[str] = []
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **page_context(self)}

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        return PageViewRestriction.objects.none()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A child is looked for once per stamp: the pages of a site are few, and news have their own way."""
        if not path_components or not self.live:
            return super().route(request, path_components)
        slug, *rest = path_components
        child = remember(("child", self.pk, slug), lambda: self._child(slug))
        if child is None:
            raise Http404
        found: RouteResult = child.route(request, rest)
        return found

    def _child(self, slug: str) -> Page | None:
        child = self.get_children().filter(slug=slug).first()
        return child.specific if child else None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return mark_cacheable(super().serve(request, *args, **kwargs))


def _page_number(text: str) -> int:
    if not PAGE_NUMBER.fullmatch(text):
        raise Http404
    return int(text)


class HomePage(PortalPage):
    """The first page: what matters today, what people come for, the news."""

    template = "portal/home_page.html.jinja"
    max_count = 1
    subpage_types = ["portal.NewsIndexPage", "portal.ContentPage"]

    class Meta:
        verbose_name = _("página de inicio")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import current_banners, latest_news

        context = super().get_context(request, *args, **kwargs)
        shown = {"banners": current_banners(timezone.localdate()), "news": latest_news(3)}
        return {**context, **home_context(), **shown}


class NewsIndexPage(PortalPage):
    """/noticias/: newest first."""

    template = "portal/news_index_page.html.jinja"
    max_count = 1
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.NewsPage"]

    class Meta:
        verbose_name = _("índice de noticias")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import news_listing

        listing = news_listing(_page_number(request.GET.get("pagina", "1")))
        if listing.has_previous and not listing.cards:
            raise Http404
        return {**super().get_context(request, *args, **kwargs), "listing": listing}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """News are many and each is asked for seldom: one query, nothing remembered."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        page = NewsPage.objects.child_of(self).filter(slug=slug).first()
        if page is None:
            raise Http404
        found: RouteResult = page.route(request, rest)
        return found


class NewsPage(PortalPage):
    """One piece of news. What outreach published names its source, so that it is updated and not doubled."""

    template = "portal/news_page.html.jinja"
    parent_page_types = ["portal.NewsIndexPage"]
    subpage_types: list[str] = []

    published_on = models.DateField(_("fecha"), default=timezone.localdate)
    summary = models.CharField(_("resumen"), max_length=280)
    when = models.CharField(
        _("fecha y lugar"),
        max_length=160,
        blank=True,
        help_text=_("De lo que anuncia. Por ejemplo: Del 3 al 5 de diciembre de 2026 · Parque principal."),
    )
    body = RichTextField(_("texto"), features=TEXT_FEATURES)
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_alt = models.CharField(_("descripción de la foto"), max_length=200, blank=True)
    link_text = models.CharField(_("qué hacer ahora: texto del botón"), max_length=40, blank=True)
    link_url = models.CharField(
        _("qué hacer ahora: enlace"), max_length=500, blank=True, validators=[validate_link_target]
    )
    comments = models.CharField(
        _("comentarios"),
        max_length=10,
        choices=Comments.choices,
        default=Comments.NONE,
        blank=True,
        help_text=_("La gente opina debajo de la noticia con su nombre. Alguien debe leer y responder."),
    )
    source_kind = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("when"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("link_text"), FieldPanel("link_url")], heading=_("Qué hacer ahora")),
        FieldPanel("comments"),
    ]

    class Meta:
        verbose_name = _("noticia")
        verbose_name_plural = _("noticias")
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id"],
                condition=~models.Q(source_kind=""),
                name="news_source_unique",
            ),
        ]
        indexes = [models.Index(fields=["-published_on", "-page_ptr"], name="news_newest_first")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import latest_news

        context = super().get_context(request, *args, **kwargs)
        return {**context, "more_news": latest_news(3, but=self), "said": self._said(request)}

    def _said(self, request: HttpRequest) -> CommentPage | None:
        """What people said of it."""
        if self.comments == Comments.NONE or not self.pk:
            return None
        return comment_page(
            kind=NEWS_COMMENTS,
            object_id=self.pk,
            order=request.GET.get("orden", ""),
            after=request.GET.get("desde", ""),
            open_for_comments=self.comments == Comments.OPEN,
        )


class ContentPage(PortalPage):
    """A page of plain text: policies, terms, explanations."""

    template = "portal/content_page.html.jinja"
    parent_page_types = ["portal.HomePage", "portal.ContentPage"]
    subpage_types = ["portal.ContentPage"]

    body = RichTextField(_("texto"), features=TEXT_FEATURES)

    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("página de texto")
        verbose_name_plural = _("páginas de texto")
