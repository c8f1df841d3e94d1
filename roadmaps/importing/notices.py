"""How the ledger speaks of files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.audit import sentences

sentences.register("upload.received", _("File uploaded: %(label)s"))
sentences.register("upload.refused", _("File refused: %(label)s (%(kind)s)"))
