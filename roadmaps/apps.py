from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

ROOMS_THAT_TELL = (
    "answering",
    "assessing",
    "discussion",
    "importing",
    "progress",
    "reminders",
    "requests",
    "revisions",
)


class RoadmapsConfig(AppConfig):
    name = "roadmaps"
    verbose_name = _("Roadmaps")

    def ready(self) -> None:
        """Let every room say how its rows and letters read, and discussions take replies by mail."""
        import_module("roadmaps.topics")
        for room in ROOMS_THAT_TELL:
            import_module(f"roadmaps.{room}.notices")
        import_module("roadmaps.progress.period_notices")
        import_module("roadmaps.discussion.infected")
        import_module("roadmaps.progress.infected")
        import_module("roadmaps.discussion.replies")
        import_module("roadmaps.still_seen")
        import_module("roadmaps.specimens")
        import_module("roadmaps.notice_specimens")
