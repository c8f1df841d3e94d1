"""The sentences at the head of pages and charts: the finding in words, from the numbers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell.dates import days
from portal.shell.numbers import percent
from roadmaps.dashboards.counts import Counts


def head_sentence(counts: Counts) -> str:
    """“34 of 62 milestones should be done by now; 31 are. 3 are overdue, the worst by 46 days.”"""
    if counts.total == 0:
        return _("There are no milestones yet.")
    if counts.planned == 0:
        planned = ngettext(
            "%(total)s milestone; nothing is due yet.", "%(total)s milestones; nothing is due yet.", counts.total
        ) % {"total": counts.total}
    else:
        planned = ngettext(
            "%(planned)s of %(total)s milestones should be done by now; %(done)s done.",
            "%(planned)s of %(total)s milestones should be done by now; %(done)s done.",
            counts.planned,
        ) % {"planned": counts.planned, "total": counts.total, "done": counts.planned_done}
    return f"{planned} {overdue_now(counts)}"


def overdue_now(counts: Counts) -> str:
    """“3 are overdue, the worst by 46 days.” or “Nothing is overdue.”"""
    if counts.overdue == 0:
        return _("Nothing is overdue.")
    return ngettext(
        "%(count)s is overdue, by %(days)s.", "%(count)s are overdue, the worst by %(days)s.", counts.overdue
    ) % {"count": counts.overdue, "days": days(counts.worst_overdue_days)}


def curve_headline(counts: Counts) -> str:
    """“41% done, 50% planned”: shares of all milestones that stand."""
    if counts.total == 0:
        return _("Nothing is planned yet")
    return _("%(done)s done, %(planned)s planned") % {
        "done": percent(counts.done / counts.total),
        "planned": percent(counts.planned / counts.total),
    }


def needs_sentence(count: int) -> str:
    """The lead of a home page."""
    if count == 0:
        return _("Nothing is needed from you now.")
    return ngettext("%(count)s thing needs you.", "%(count)s things need you.", count) % {"count": count}


def waited_sentence(working_days: int) -> str:
    """“waiting for 4 working days”"""
    if working_days == 0:
        return _("came today")
    return ngettext("waiting for %(count)s working day", "waiting for %(count)s working days", working_days) % {
        "count": working_days
    }


def due_sentence(days_left: int) -> str:
    """“overdue by 46 days”, “due today”, “due in 5 days”."""
    if days_left < 0:
        return _("overdue by %(days)s") % {"days": days(-days_left)}
    if days_left == 0:
        return _("due today")
    return _("due in %(days)s") % {"days": days(days_left)}
