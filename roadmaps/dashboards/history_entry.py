"""One event in the history of a milestone, and the words that several kinds of events share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.progress.evidence_chips import Chip
from roadmaps.terms import SlipCategory


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: `text` is our sentence or a rendered message, `quote` what the person wrote beside it.

    `link` is the file that the event came with, or the page of a request; `link_words` its name.
    """

    kind: str
    at: datetime
    who: str
    text: str | SafeString = ""
    quote: str = ""
    evidence: tuple[Chip, ...] = ()
    link: str = ""
    link_words: str = ""
    id: str = ""

    @property
    def has_files(self) -> bool:
        return bool(self.evidence or (self.link and self.kind == "plan"))


def signatory(*persons: Person | None) -> str:
    """The first who is known, by name."""
    return next((person.short_name for person in persons if person is not None), "")


def reason_words(reason: str, category: str) -> str:
    """“Reason (money): …”"""
    if not reason:
        return ""
    if not category:
        return _("Reason: %(reason)s") % {"reason": reason}
    kind = str(SlipCategory(category).label).lower()
    return _("Reason (%(kind)s): %(reason)s") % {"kind": kind, "reason": reason}
