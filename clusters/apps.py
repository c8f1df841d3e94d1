from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClustersConfig(AppConfig):
    name = "clusters"
    verbose_name = _("Clusters")

    def ready(self) -> None:
        """Register what the ledger says of people, who stands in for whom, who hears of what, and the days off."""
        import_module("clusters.people.sentences")
        import_module("clusters.programmes.sentences")
        import_module("clusters.deputies.notices")
        import_module("clusters.hearing")
        import_module("clusters.days_off")
