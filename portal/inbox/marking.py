"""What the buttons of the inbox do, and what is said of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.inbox import actions
from portal.inbox.forms import ALL_DONE, DONE, MUTE, UNMUTE, UNREAD, MarkForm


@dataclass(frozen=True)
class Marked:
    """`moment` (ISO) is what an undo goes by, empty where there is none; `advice` says why nothing was done."""

    sentence: str = ""
    advice: str = ""
    moment: str = ""


def carry_out(form: MarkForm, person: int, *, at: datetime) -> Marked:
    """Do what was pressed with the chosen lines. Marks that can be undone are said by the banner that undoes them."""
    if form.verb == ALL_DONE:
        actions.mark_all_done(person, form.chosen, form.filters, at=at)
        return Marked(moment=at.isoformat())
    if not form.rows:
        return Marked(advice=_("Choose lines first."))
    if form.verb == DONE:
        actions.mark_done(person, form.rows, at=at)
        return Marked(moment=at.isoformat())
    if form.verb == MUTE:
        count = actions.mute(person, form.rows, at=at)
        return Marked(
            ngettext("No more news of %d subject.", "No more news of %d subjects.", count) % count,
            moment=at.isoformat(),
        )
    return brought_back(form, person)


def brought_back(form: MarkForm, person: int) -> Marked:
    """Marks that need no undo: the other button does it."""
    if form.verb == UNMUTE and actions.unmute(person, form.rows):
        return Marked(_("You will be told of it again."))
    if form.verb == UNREAD:
        count = actions.mark_unread(person, form.rows)
        return Marked(ngettext("%d is unread again.", "%d are unread again.", count) % count if count else "")
    return Marked()
