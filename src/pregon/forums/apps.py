from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "pregon.forums"
    label = "forums"
    verbose_name = _("Foros")

    def ready(self) -> None:
        from wagtail import hooks

        from pregon.committee.public import SubjectKind, register_subject_kind
        from pregon.moderation.public import TargetKind, register_target
        from pregon.people.public import Role, grant
        from pregon.plans.public import (
            ActionButton,
            Channel,
            action_buttons,
            fact_sources,
            public_fact_sources,
            register_measure,
            timeline_providers,
            today_providers,
        )
        from pregon.portal.public import HomeTask, home_tasks

        from . import measures, plan_items, tasks  # noqa: F401 - the periodic job registers itself
        from .domain.counting import count_comment, uncount_comment
        from .domain.topics import KIND
        from .history import register_log_actions
        from .queries import describe, takes_comments

        for measure in (measures.FORUMS_PUBLISHED, measures.FORUM_COMMENTS):
            register_measure(measure)
        register_target(TargetKind(KIND, _("Foro"), describe, takes_comments, count_comment, uncount_comment))
        register_subject_kind(SubjectKind(KIND, _("Tema de foro"), plan_items.subject))
        fact_sources.register("forum_topic", plan_items.office_address)
        public_fact_sources.register("forum_topic", plan_items.public_address)
        fact_sources.register("forum_comment", plan_items.comment_address)
        timeline_providers.register("forums", plan_items.timeline)
        today_providers.register("forums", plan_items.today)
        action_buttons.register(
            "forum", ActionButton(_("Abrir un foro"), "forums:create", "forums.add_topic", frozenset({Channel.FORUM}))
        )
        home_tasks.register(
            "forums",
            HomeTask(
                _("Opinar en los foros"),
                _("Lo que la Alcaldía pregunta y lo que responde."),
                lambda: reverse("forums_public"),
                order=40,
            ),
        )
        hooks.register("register_log_actions", register_log_actions)
        grant(["forums.view_topic"], *Role)
        grant(["forums.add_topic", "forums.change_topic"], Role.COMMUNICATIONS, Role.GEL_LEADER)
