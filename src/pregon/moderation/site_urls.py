"""Public addresses of taking part, under `/participa/`. Whoever includes them gives `render`, the site's layout."""

from django.urls import path

from .views import confirming, following, mine, reading, writing

urlpatterns = [
    path("moderacion/", reading.log, name="moderation_log"),
    path("opinar/<slug:kind>/<int:object_id>/", writing.write, name="comment_write"),
    path("seguir/<slug:kind>/<int:object_id>/", following.follow, name="comment_follow"),
    path("dejar-de-seguir/<str:token>/", following.unfollow, name="comment_unfollow"),
    path("aportes/<int:pk>/", reading.comment, name="comment"),
    path("aportes/<int:pk>/responder/", writing.answer, name="comment_answer"),
    path("aportes/<int:pk>/apoyar/", writing.support, name="comment_support"),
    path("aportes/<int:pk>/reportar/", reading.report, name="comment_report"),
    path("codigo/<str:token>/", confirming.code, name="comment_code"),
    path("aporte/<str:token>/", mine.own, name="comment_own"),
    path("mis-aportes/", mine.mine, name="comment_mine"),
    path("salir/", mine.leave, name="comment_leave"),
]
