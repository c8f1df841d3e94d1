"""What the ledger says of answers from letters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.audit import sentences

sentences.register("link.answered", _("Answered by the link of a letter, without signing in: %(label)s"))
