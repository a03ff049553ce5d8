"""Comments on news: the page shows them, moderation keeps order, and each one in view counts for the news' action."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from pregon.moderation.public import Comment, Target, TargetKind, comment_path, register_target
from pregon.plans.public import (
    Action,
    Measure,
    count_shown,
    fact_sources,
    public_fact_sources,
    register_measure,
    uncount_hidden,
)
from pregon.portal.public import NEWS_COMMENTS, Comments, NewsPage, purge_pages

from .models import Rendition

SOURCE = "news_comment"
MEASURE = Measure(
    key="news_comments",
    label=_("Comentarios en noticias"),
    unit=_("comentarios"),
    definition=_(
        "Comentarios de la ciudadanía a la vista en las noticias. No cuentan los de la Alcaldía. Los que se ocultan o "
        "se retiran se descuentan."
    ),
    words=(frozenset({"noticia", "comentario"}), frozenset({"comentario", "recibid"})),
)


def register() -> None:
    """Called once, when the applications are ready."""
    register_measure(MEASURE)
    register_target(TargetKind(NEWS_COMMENTS, _("Noticia"), _describe, _takes_comments, _count, _uncount))
    fact_sources.register(SOURCE, _address)
    public_fact_sources.register(SOURCE, _address)


def _describe(ids: Iterable[int]) -> dict[int, Target]:
    pages = NewsPage.objects.filter(pk__in=list(ids), live=True)
    return {page.pk: Target(page.title, page.url or "") for page in pages}


def _takes_comments(pk: int) -> bool:
    return NewsPage.objects.filter(pk=pk, live=True, comments=Comments.OPEN).exists()


def _count(comment: Comment) -> None:
    purge_pages()
    if comment.official:
        return
    page = NewsPage.objects.get(pk=comment.thread.object_id)
    count_shown(
        measure=MEASURE.key,
        source_kind=SOURCE,
        source_id=comment.pk,
        label=page.title,
        action=_action_of(page),
        channel=comment.origin,
    )


def _uncount(comment: Comment) -> None:
    purge_pages()
    uncount_hidden(measure=MEASURE.key, source_kind=SOURCE, source_id=comment.pk, reason="moderation")


def _action_of(page: NewsPage) -> Action | None:
    """The action whose piece the news came of; none for news written on the site itself."""
    if page.source_kind != "rendition":
        return None
    rendition = Rendition.objects.filter(pk=page.source_id).select_related("piece__action").first()
    return rendition.piece.action if rendition else None


def _address(source_id: str) -> str:
    return comment_path(int(source_id.partition(".")[0]))
