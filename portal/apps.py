from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Register what the ledger says of accounts, and specimens of the shell's letters."""
        for module in ("accounts.sentences", "accounts.specimens", "inbox.specimens", "mail.reply_specimens"):
            import_module(f"portal.{module}")
