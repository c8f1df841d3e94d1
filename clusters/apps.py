from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClustersConfig(AppConfig):
    name = "clusters"
    verbose_name = _("Clusters")

    def ready(self) -> None:
        """Register what the ledger says of people, and who stands in for whom, and who hears of what."""
        import_module("clusters.people.sentences")
        import_module("clusters.programmes.sentences")
        import_module("clusters.deputies.notices")
        import_module("clusters.hearing")
