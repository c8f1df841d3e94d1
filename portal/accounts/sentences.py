"""How the ledger reads what concerns accounts. Imported once, when the app is ready."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.audit import sentences

sentences.register("person.invited", _("Invited: %(label)s"))
sentences.register("person.invitation_sent_again", _("Invitation sent again: %(label)s"))
sentences.register("person.joined", _("Entered for the first time: %(label)s"))
sentences.register("person.profile_changed", _("Profile changed: %(label)s"))
