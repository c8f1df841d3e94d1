"""How the ledger reads what admins did. Imported once, when the app is ready."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.audit import sentences

sentences.register("person.deactivated", _("Account closed: %(label)s"))
sentences.register("person.reactivated", _("Account opened again: %(label)s"))
sentences.register("role.given", _("Role given: %(label)s"))
sentences.register("role.taken", _("Role taken away: %(label)s"))
