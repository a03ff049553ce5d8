"""The public address of the Committee, under `/comite/`. Whoever includes it gives `render`, the site's layout."""

from django.urls import path

from .views.ballot import ballot_page

urlpatterns = [path("voto/<str:token>/", ballot_page, name="committee_vote")]
