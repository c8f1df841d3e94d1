"""How the ledger reads what was changed. Imported once, when the app is ready."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.audit import sentences

sentences.register("programme.changed", _("Settings of a programme changed: %(label)s"))
