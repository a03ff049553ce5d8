from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

VIEW = ["outreach.view_piece", "outreach.view_rendition", "outreach.view_placement"]
COMPOSE = ["outreach.add_piece", "outreach.change_piece", "outreach.add_placement", "outreach.change_placement"]


class OutreachConfig(AppConfig):
    name = "pregon.outreach"
    label = "outreach"
    verbose_name = _("Difusión")

    def ready(self) -> None:
        from pregon.delivery.public import on_finished
        from pregon.people.public import Role, grant
        from pregon.plans.public import (
            ActionButton,
            action_buttons,
            fact_sources,
            public_fact_sources,
            register_sentences,
            timeline_providers,
            today_providers,
        )

        from . import measures, news_comments, plan_items, tasks  # noqa: F401 - measures and tasks register themselves
        from .channels.banner.channel import BannerChannel
        from .channels.base import register_channel
        from .channels.email.channel import EmailChannel
        from .channels.poster.channel import PosterChannel
        from .channels.website.channel import WebsiteChannel
        from .domain.mailings import on_mailing_finished

        for channel in (WebsiteChannel(), BannerChannel(), EmailChannel(), PosterChannel()):
            register_channel(channel)
        register_sentences(
            {
                "compose": _("Escribió la pieza «%(title)s»."),
                "rendition": _("«%(title)s» por %(channel)s: %(state)s."),
                "delete_piece": _("Borró la pieza «%(title)s», que nunca salió."),
                "correct_proof": _("Corrigió la prueba de «%(title)s» en «%(place)s»."),
                "remove_proof": _("Quitó la foto de «%(title)s» en «%(place)s»: %(reason)s."),
                "take_down": _("Quitó el afiche de «%(title)s» de «%(place)s»."),
                "schedule": _("Programó «%(title)s» por %(channel)s para el %(when)s"),
            }
        )
        on_finished("rendition", on_mailing_finished)
        fact_sources.register("rendition", plan_items.office_address)
        fact_sources.register("visit", plan_items.office_address)
        fact_sources.register("mailing", plan_items.mailing_address)
        public_fact_sources.register("rendition", plan_items.public_address)
        timeline_providers.register("outreach", plan_items.timeline)
        today_providers.register("outreach", plan_items.today)
        action_buttons.register(
            "compose", ActionButton(_("Difundir"), "outreach:compose", "outreach.add_piece", is_usual=True)
        )

        news_comments.register()

        grant(VIEW, *Role)
        grant(COMPOSE, Role.COMMUNICATIONS, Role.GEL_LEADER, Role.SITE_ADMINISTRATOR)
        grant(["outreach.approve_rendition"], Role.COMMUNICATIONS, Role.GEL_LEADER, Role.MAYOR)
        grant(["outreach.add_placement"], Role.STAFF)
